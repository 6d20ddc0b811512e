import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelOptions, Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { type ProviderSchema, providerSchema } from '../../../../src/frontends/provider/schema';
import { serveProvider } from '../../../../src/frontends/terraform/grpc-server';
import type { Log } from '../../../../src/frontends/terraform/log';
import {
  type CallName,
  calls,
  type Request,
  type Response,
} from '../../../../src/frontends/terraform/protocol/messages';
import type { MessageCodec } from '../../../../src/frontends/terraform/protocol/protobuf';
import { createProviderService } from '../../../../src/frontends/terraform/provider-service';

/** The calls of an engine. */
export interface ProviderHost {
  call<Name extends CallName>(name: Name, request: Request<Name>): Promise<Response<Name>>;
  close(): Promise<void>;
}

export const schema: ProviderSchema = providerSchema();

/** The provider in this process: messages are encoded and decoded, but cross no socket. */
export function openProviderHost(log: Log = () => {}): ProviderHost {
  const service = createProviderService(log);
  return {
    call: async (name, request) => {
      const { request: requestType, response: responseType } = messagesOf(name);
      const handle = service[name] as (request: object) => Promise<object>;
      const response = await handle(requestType.decode(requestType.encode(request)));
      const bytes = Buffer.isBuffer(response) ? response : responseType.encode(response);
      return responseType.decode(bytes) as Response<typeof name>;
    },
    close: async () => {},
  };
}

/** The provider in this process, behind a socket. */
export async function connectProviderHost(): Promise<ProviderHost> {
  const path = join(tmpdir(), `imagepin-test-${randomBytes(8).toString('hex')}`);
  const ignore = () => {};
  const service = createProviderService(ignore);
  const serveSocket = serveProvider(service, { log: ignore, onShutdown: ignore });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serveSocket(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(path, resolve);
  });
  const { call, close } = connect(`unix:${path}`, credentials.createInsecure());
  return {
    call,
    close: async () => {
      await close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The types of each call meet in its name, which an access by name forgets. */
function messagesOf(name: CallName): {
  readonly request: MessageCodec<object>;
  readonly response: MessageCodec<object>;
} {
  return calls[name];
}

/** A client as engines are one. */
export function connect(
  address: string,
  channel: ReturnType<typeof credentials.createInsecure>,
  options: ChannelOptions = {},
): ProviderHost & { raw(path: string, request: Buffer): Promise<Buffer> } {
  const client = new Client(address, channel, {
    'grpc.max_receive_message_length': -1,
    'grpc.ssl_target_name_override': 'localhost',
    ...options,
  });
  const raw = (path: string, request: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        (bytes: Buffer) => bytes,
        (bytes: Buffer) => bytes,
        request,
        (error: ServiceError | null, response?: Buffer) =>
          error ? reject(error) : resolve(response ?? Buffer.alloc(0)),
      );
    });
  return {
    raw,
    call: async (name, request) => {
      const { request: requestType, response: responseType } = messagesOf(name);
      const bytes = await raw(`/tfplugin6.Provider/${name}`, requestType.encode(request));
      return responseType.decode(bytes) as Response<typeof name>;
    },
    close: async () => client.close(),
  };
}

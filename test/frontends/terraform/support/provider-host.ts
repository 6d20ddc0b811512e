import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelOptions, Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { type ProviderSchema, providerSchema } from '../../../../src/frontends/provider/schema';
import { serveProvider } from '../../../../src/frontends/terraform/grpc-server';
import {
  type CallName,
  calls,
  type Request,
  type Response,
} from '../../../../src/frontends/terraform/protocol/messages';
import { createProviderService } from '../../../../src/frontends/terraform/provider-service';

/** What an engine does, without an engine: calls over a real connection. */
export interface ProviderHost {
  call<Name extends CallName>(name: Name, request: Request<Name>): Promise<Response<Name>>;
  close(): Promise<void>;
}

export const schema: ProviderSchema = providerSchema();

/** A host and the provider in this process, with a socket between them. */
export async function openProviderHost(): Promise<ProviderHost> {
  const path = join(tmpdir(), `imagepin-test-${randomBytes(8).toString('hex')}`);
  const serveSocket = serveProvider(
    createProviderService(() => {}),
    { log: () => {}, onShutdown: () => {} },
  );
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
      const { request: requestType, response: responseType } = calls[name];
      const bytes = await raw(
        `/tfplugin6.Provider/${name}`,
        (requestType as { encode(value: object): Buffer }).encode(request),
      );
      return responseType.decode(bytes) as Response<typeof name>;
    },
    close: async () => client.close(),
  };
}

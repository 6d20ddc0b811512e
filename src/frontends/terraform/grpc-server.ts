import type { Socket } from 'node:net';
import type { handleUnaryCall, ServerDuplexStream } from '@grpc/grpc-js';
// The package's index would load the client, too.
import { Server } from '@grpc/grpc-js/build/src/server';
import type { HandleCall, HandlerType } from '@grpc/grpc-js/build/src/server-call';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials';
import type { Log } from './log';
import { type CallName, calls } from './protocol/messages';
import { bytes, int64, type MessageCodec, message } from './protocol/protobuf';
import type { ProviderService } from './provider-service';

/** States have no size limit. */
const UNLIMITED = -1;

/** What a server needs from its process. */
interface ServerOptions {
  readonly log: Log;
  /** Called when the host no longer needs the plugin. */
  readonly onShutdown: () => void;
}

/** Returns a function that serves the protocol over a connection. */
export function serveProvider(
  service: ProviderService,
  { log, onShutdown }: ServerOptions,
): (socket: Socket) => void {
  const server = new Server({
    'grpc.max_receive_message_length': UNLIMITED,
    'grpc.max_send_message_length': UNLIMITED,
    // Call statistics for tools that cannot attach to a plugin.
    'grpc.enable_channelz': 0,
  });
  for (const { path, type = 'unary', request, response, handler } of [
    ...providerCalls(service, log),
    ...goPluginCalls(onShutdown),
  ]) {
    server.register(
      path,
      handler,
      (value) => (Buffer.isBuffer(value) ? value : response.encode(value)),
      request.decode,
      type,
    );
  }
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (socket) => injector.injectConnection(socket);
}

interface Call {
  readonly path: string;
  readonly type?: HandlerType;
  readonly request: MessageCodec<object>;
  readonly response: MessageCodec<object>;
  readonly handler: HandleCall<object, object>;
}

function providerCalls(service: ProviderService, log: Log): readonly Call[] {
  // The call's definition checks its types, which iteration over names loses.
  return (Object.keys(calls) as CallName[]).map((name) => {
    const handle = service[name] as (request: object) => Promise<object>;
    return {
      path: `/tfplugin6.Provider/${name}`,
      ...calls[name],
      handler: unaryHandler(async (request) => {
        const start = performance.now();
        const response = await handle(request);
        log('trace', 'call', { name, ms: Math.round(performance.now() - start) });
        return response;
      }),
    };
  });
}

/** Replies with the result of a function, which returns diagnostics for expected errors; a rejection is a bug. */
function unaryHandler(
  handle: (request: object) => Promise<object>,
): handleUnaryCall<object, object> {
  return ({ request }, callback) => {
    handle(request).then((response) => callback(null, response), callback);
  };
}

const Empty = message({});
const Opaque = message({ content: [1, bytes] });
const HealthStatus = message({ status: [1, int64] });
const SERVING = 1;

/** The calls of go-plugin, which manage the process. */
function goPluginCalls(onShutdown: () => void): readonly Call[] {
  return [
    {
      path: '/plugin.GRPCController/Shutdown',
      request: Empty,
      response: Empty,
      handler: unaryHandler(async () => {
        onShutdown();
        return {};
      }),
    },
    {
      path: '/plugin.GRPCStdio/StreamStdio',
      type: 'serverStream',
      request: Empty,
      response: Opaque,
      // Nothing is written to standard output; messages go to the log.
      handler: () => {},
    },
    {
      path: '/plugin.GRPCBroker/StartStream',
      type: 'bidi',
      request: Opaque,
      response: Opaque,
      handler: (stream: ServerDuplexStream<object, object>) => {
        stream.on('end', () => stream.end()).resume();
      },
    },
    {
      path: '/grpc.health.v1.Health/Check',
      request: Empty,
      response: HealthStatus,
      handler: unaryHandler(async () => ({ status: SERVING })),
    },
  ];
}

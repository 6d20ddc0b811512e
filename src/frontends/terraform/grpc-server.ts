import type { Socket } from 'node:net';
import type {
  handleUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
// The package's index would load the client, too.
import { Server } from '@grpc/grpc-js/build/src/server';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials';
import type { Log } from './log';
import { type CallName, calls } from './protocol/messages';
import { bytesField, defineMessage, integerField, type MessageCodec } from './protocol/protobuf';
import type { ProviderService } from './provider-service';

/** The log of a server and its reaction to the end of the host's use. */
export interface ServeOptions {
  readonly log: Log;
  /** Called when the host needs the process no longer. */
  readonly onShutdown: () => void;
}

/** States have no size limit. */
const UNLIMITED = -1;

/** Returns a function that serves the protocol over a connection. */
export function serveProvider(
  service: ProviderService,
  options: ServeOptions,
): (socket: Socket) => void {
  const server = new Server({
    'grpc.max_receive_message_length': UNLIMITED,
    'grpc.max_send_message_length': UNLIMITED,
    // Call statistics for tools that cannot attach to a plugin.
    'grpc.enable_channelz': 0,
  });
  server.addService(
    toServiceDefinition('tfplugin6.Provider', calls),
    Object.fromEntries(
      // The call's definition checks its types, which iteration over names loses.
      callNames().map((name) => [
        name,
        unaryHandler(name, service[name] as CallHandler, options.log),
      ]),
    ),
  );
  for (const { definition, implementation } of goPluginServices(options)) {
    server.addService(definition, implementation);
  }
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (socket) => injector.injectConnection(socket);
}

function callNames(): readonly CallName[] {
  return Object.keys(calls) as CallName[];
}

type CallHandler = (request: object) => Promise<object>;

/** Wraps a handler, which returns diagnostics for expected errors; a rejection is a bug. */
function unaryHandler(
  name: string,
  handler: CallHandler,
  log: Log,
): handleUnaryCall<object, object> {
  return ({ request }, callback) => {
    const start = performance.now();
    handler(request).then(
      (response) => {
        log('trace', 'call', { name, ms: Math.round(performance.now() - start) });
        callback(null, response);
      },
      (error: Error) => callback(error),
    );
  };
}

interface CallMessages {
  readonly request: MessageCodec<object>;
  readonly response: MessageCodec<object>;
  readonly streams?: 'response' | 'both';
}

function toServiceDefinition(
  service: string,
  callMessages: Readonly<Record<string, CallMessages>>,
): ServiceDefinition {
  return Object.fromEntries(
    Object.entries(callMessages).map(([name, { request, response, streams }]) => [
      name,
      {
        path: `/${service}/${name}`,
        requestStream: streams === 'both',
        responseStream: streams !== undefined,
        requestSerialize: (value: object) => request.encode(value),
        requestDeserialize: (encoded: Buffer) => request.decode(encoded),
        responseSerialize: (value: object) =>
          Buffer.isBuffer(value) ? value : response.encode(value),
        responseDeserialize: (encoded: Buffer) => response.decode(encoded),
      },
    ]),
  );
}

/** The services of go-plugin, which manage the process. */
function goPluginServices({ onShutdown }: ServeOptions): readonly {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}[] {
  const empty = defineMessage({});
  const opaque = defineMessage({ content: [1, bytesField] });
  const emptyCall = { request: empty, response: empty };
  return [
    {
      definition: toServiceDefinition('plugin.GRPCController', { Shutdown: emptyCall }),
      implementation: {
        Shutdown: (_call: unknown, callback: (error: null, response: object) => void) => {
          callback(null, {});
          onShutdown();
        },
      },
    },
    {
      // Nothing is written to standard output; messages go to the log.
      definition: toServiceDefinition('plugin.GRPCStdio', {
        StreamStdio: { request: empty, response: opaque, streams: 'response' },
      }),
      implementation: { StreamStdio: () => {} },
    },
    {
      definition: toServiceDefinition('plugin.GRPCBroker', {
        StartStream: { request: opaque, response: opaque, streams: 'both' },
      }),
      implementation: {
        StartStream: (stream: NodeJS.ReadWriteStream) => {
          stream.on('end', () => stream.end()).resume();
        },
      },
    },
    {
      definition: toServiceDefinition('grpc.health.v1.Health', {
        Check: { request: empty, response: defineMessage({ status: [1, integerField] }) },
      }),
      implementation: {
        Check: (_call: unknown, callback: (error: null, response: object) => void) =>
          callback(null, { status: SERVING }),
      },
    },
  ];
}

const SERVING = 1;

import type { Socket } from 'node:net';
import type {
  handleUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
// The server alone: the package's index loads the client as well.
import { Server } from '@grpc/grpc-js/build/src/server';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials';
import type { Log } from './log';
import { bytes, integer, type Message, message } from './protocol/message';
import { type CallName, calls } from './protocol/messages';
import type { Service } from './service';

/** What the host may tell the plugin beside the protocol itself. */
export interface Host {
  readonly log: Log;
  /** The host is done with this process. */
  readonly onShutdown: () => void;
}

/** Hosts send states of any size. */
const UNLIMITED = -1;

/** Speaks the protocol over connections that are handed to it. */
export function serve(service: Service, host: Host): (socket: Socket) => void {
  const server = new Server({
    'grpc.max_receive_message_length': UNLIMITED,
    'grpc.max_send_message_length': UNLIMITED,
    // Counts of calls, for tools that nobody can attach to a plugin.
    'grpc.enable_channelz': 0,
  });
  server.addService(
    definitionOf('tfplugin6.Provider', calls),
    Object.fromEntries(
      // The types of each call meet in its definition, which a walk over the names forgets.
      callNames().map((name) => [name, unary(name, service[name] as Answer, host.log)]),
    ),
  );
  for (const { definition, implementation } of pluginServices(host)) {
    server.addService(definition, implementation);
  }
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (socket) => injector.injectConnection(socket);
}

function callNames(): readonly CallName[] {
  return Object.keys(calls) as CallName[];
}

type Answer = (request: object) => Promise<object>;

/** A handler that has failed has answered with a diagnostic; what is thrown all the same is a bug. */
function unary(name: string, answer: Answer, log: Log): handleUnaryCall<object, object> {
  return ({ request }, callback) => {
    const start = performance.now();
    answer(request).then(
      (response) => {
        log('trace', 'call', { name, ms: Math.round(performance.now() - start) });
        callback(null, response);
      },
      (error: Error) => callback(error),
    );
  };
}

interface CallShape {
  readonly request: Message<object>;
  readonly response: Message<object>;
  readonly streams?: 'response' | 'both';
}

function definitionOf(
  service: string,
  shapes: Readonly<Record<string, CallShape>>,
): ServiceDefinition {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, { request, response, streams }]) => [
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
function pluginServices({ onShutdown }: Host): readonly {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}[] {
  const empty = message({});
  const anything = message({ content: [1, bytes] });
  const one = { request: empty, response: empty };
  return [
    {
      definition: definitionOf('plugin.GRPCController', { Shutdown: one }),
      implementation: {
        Shutdown: (_call: unknown, callback: (error: null, response: object) => void) => {
          callback(null, {});
          onShutdown();
        },
      },
    },
    {
      // Standard output has nothing to say: what there is to say is in the log.
      definition: definitionOf('plugin.GRPCStdio', {
        StreamStdio: { request: empty, response: anything, streams: 'response' },
      }),
      implementation: { StreamStdio: () => {} },
    },
    {
      definition: definitionOf('plugin.GRPCBroker', {
        StartStream: { request: anything, response: anything, streams: 'both' },
      }),
      implementation: {
        StartStream: (stream: NodeJS.ReadWriteStream) => {
          stream.on('end', () => stream.end()).resume();
        },
      },
    },
    {
      definition: definitionOf('grpc.health.v1.Health', {
        Check: { request: empty, response: message({ status: [1, integer] }) },
      }),
      implementation: {
        Check: (_call: unknown, callback: (error: null, response: object) => void) =>
          callback(null, { status: SERVING }),
      },
    },
  ];
}

const SERVING = 1;

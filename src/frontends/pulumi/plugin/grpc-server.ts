import type { Socket } from 'node:net';
import { type handleUnaryCall, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { ImagepinError } from '../../../errors';
import { toErrorText } from '../error-text';
import type { CallHandler, PluginService } from './plugin-service';

/** States have no size limit. */
const UNLIMITED = -1;

/** Returns a function that serves the protocol over a connection. */
export function servePlugin({ calls, logBug }: PluginService): (socket: Socket) => void {
  const server = new Server({
    'grpc.max_receive_message_length': UNLIMITED,
    'grpc.max_send_message_length': UNLIMITED,
    // Call statistics for tools that cannot attach to a plugin.
    'grpc.enable_channelz': 0,
  });
  const handlers = Object.entries(calls).map(([name, handler]) => [
    name,
    unaryHandler(handler, logBug),
  ]);
  // gRPC replies UNIMPLEMENTED to all other calls, which the engine expects.
  server.addService(ResourceProviderService, Object.fromEntries(handlers));
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (socket) => injector.injectConnection(socket);
}

function unaryHandler(
  handler: CallHandler,
  logBug: PluginService['logBug'],
): handleUnaryCall<never, object> {
  return ({ request }, callback) => {
    handler(request).then(
      (response) => callback(null, response),
      async (error: unknown) => {
        const isBug = !ImagepinError.is(error);
        if (isBug) {
          // Properties of an error may hold a signed request; its stack does not.
          await logBug(error instanceof Error ? String(error.stack) : 'no stack');
        }
        callback({ code: isBug ? status.INTERNAL : status.UNKNOWN, details: toErrorText(error) });
      },
    );
  };
}

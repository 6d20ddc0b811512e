import type { Socket } from 'node:net';
import { type handleUnaryCall, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { ImagepinError } from '../../../errors';
import { toText } from '../failure';
import type { Service } from './service';

/** Engines send states of any size. */
const UNLIMITED = -1;

/** Speaks the protocol over connections that are handed to it; a bug is told to the given one. */
export function serve(service: Service, onBug: (stack: string) => void): (socket: Socket) => void {
  const server = new Server({
    'grpc.max_receive_message_length': UNLIMITED,
    'grpc.max_send_message_length': UNLIMITED,
  });
  // What is not answered here is answered with UNIMPLEMENTED, as the engine expects.
  server.addService(
    ResourceProviderService,
    Object.fromEntries(
      Object.entries(service).map(([name, answer]) => [name, unary(answer, onBug)]),
    ),
  );
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (socket) => injector.injectConnection(socket);
}

function unary(
  answer: (request: object) => Promise<object>,
  onBug: (stack: string) => void,
): handleUnaryCall<object, object> {
  return ({ request }, callback) => {
    answer(request).then(
      (response) => callback(null, response),
      (error: unknown) => {
        const isBug = !ImagepinError.is(error);
        if (isBug) {
          // What hangs on an error may hold a signed request; its stack does not.
          onBug(error instanceof Error ? String(error.stack) : 'no stack');
        }
        callback({ code: isBug ? status.INTERNAL : status.UNKNOWN, details: toText(error) });
      },
    );
  };
}

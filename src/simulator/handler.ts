import type { CatalogImage } from './catalog-image';
import type { FaultContext } from './fault';
import type { HttpRequest, HttpResponse } from './http-message';
import type { RequestParameters, ServiceError, SimulatedOperation } from './operation';
import type { NumberedRequest, Protocol } from './protocols/protocol';
import { guessProtocol, protocols } from './protocols/protocols';
import { authenticate } from './signatures/authenticate';
import type { SimulatorState } from './simulator-state';

/** Answers one request: whose is it, does a fault strike, is it believed, what is the answer. */
export function handleRequest(request: HttpRequest, state: SimulatorState): HttpResponse {
  const operation = state.operations.find(({ route }) =>
    protocols[route.protocol].matchesRoute(request, route),
  );
  const numberedRequest: NumberedRequest = { request, number: state.countRequest(operation?.id) };
  if (!operation) {
    const protocol = guessProtocol(request);
    return protocol.toErrorResponse(protocol.unknownOperationError(request), numberedRequest);
  }
  const protocol = protocols[operation.route.protocol];
  const context = createFaultContext(operation, protocol, numberedRequest, state);
  const fault = state.takeFault(operation.id);
  return fault ? fault.apply(context) : context.respond();
}

function createFaultContext(
  operation: SimulatedOperation,
  protocol: Protocol,
  numberedRequest: NumberedRequest,
  state: SimulatorState,
): FaultContext {
  const parameters = protocol.parameters(numberedRequest.request);
  const images = state.images(operation.id, protocol.region(numberedRequest.request));
  const now = state.now();
  return {
    protocol: protocol.name,
    parameters,
    images,
    now,
    respond(overrides) {
      const effectiveInputs = { parameters, images, now, ...overrides };
      const error = verifyRequest(
        operation,
        protocol,
        numberedRequest.request,
        state,
        effectiveInputs.now,
      );
      return error
        ? protocol.toErrorResponse(error, numberedRequest)
        : runOperation(operation, protocol, numberedRequest, effectiveInputs);
    },
    respondWithError(error, headers) {
      const response = protocol.toErrorResponse(error, numberedRequest);
      return { ...response, headers: { ...response.headers, ...headers } };
    },
  };
}

function verifyRequest(
  operation: SimulatedOperation,
  protocol: Protocol,
  request: HttpRequest,
  { account, nonceStore }: SimulatorState,
  now: number,
): ServiceError | undefined {
  const signedRequest = protocol.readSignedRequest(request, operation.route);
  if ('code' in signedRequest) {
    return signedRequest;
  }
  return authenticate(signedRequest, protocol.authErrors, {
    account,
    now,
    rememberNonce: (nonce) => nonceStore.remember(nonce, now),
  });
}

function runOperation(
  operation: SimulatedOperation,
  protocol: Protocol,
  numberedRequest: NumberedRequest,
  inputs: { readonly parameters: RequestParameters; readonly images: readonly CatalogImage[] },
): HttpResponse {
  const operationReply = operation.reply(inputs.parameters, inputs.images);
  return 'error' in operationReply
    ? protocol.toErrorResponse(operationReply.error, numberedRequest)
    : protocol.toSuccessResponse(operationReply.body, numberedRequest);
}

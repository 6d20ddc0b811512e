import { authenticate } from './auth/authenticate';
import type { CatalogImage } from './catalog/catalog-image';
import type { FaultContext } from './faults/fault';
import { resumeAfterEmptyPage } from './faults/paging-faults';
import type { HttpRequest, HttpResponse } from './http/http-message';
import type {
  OperationReply,
  RequestParameters,
  ServedOperation,
  SimulatedOperation,
} from './operation';
import type { NumberedRequest, ServiceError } from './protocol';
import type { ReplyBody } from './reply/reply-layout';
import type { SimulatorState } from './simulator-state';

/** Answers one request: finds its operation, applies a pending fault, verifies the signature, and replies. */
export function handleRequest(request: HttpRequest, state: SimulatorState): HttpResponse {
  const operation = state.operations.find(({ protocol }) => protocol.matches(request));
  const numberedRequest: NumberedRequest = { request, number: state.countRequest(operation?.id) };
  if (!operation) {
    return rejectUnknownOperation(numberedRequest, state);
  }
  const context = createFaultContext(operation, numberedRequest, state);
  const fault = state.takeFault(operation.id);
  return fault ? fault.apply(context) : context.respond();
}

/** Uses the protocol that the request follows; a request that follows none gets the first one's error. */
function rejectUnknownOperation(
  numberedRequest: NumberedRequest,
  { operations }: SimulatorState,
): HttpResponse {
  const { request } = numberedRequest;
  const { protocol } =
    operations.find(({ protocol }) => protocol.recognizes(request)) ?? operations[0] ?? {};
  return protocol
    ? protocol.toErrorResponse(protocol.unknownOperationError(request), numberedRequest)
    : { status: 404, headers: {}, body: '' };
}

function createFaultContext(
  operation: ServedOperation,
  numberedRequest: NumberedRequest,
  state: SimulatorState,
): FaultContext {
  const { protocol, cursorParameter, replyLayout: layout } = operation;
  const { request, number } = numberedRequest;
  const parameters = resumeAfterEmptyPage(protocol.parameters(request), cursorParameter);
  const images = state.images(operation.id, protocol.region(request));
  const now = state.now();
  return {
    number,
    parameters,
    cursorParameter,
    images,
    layout,
    now,
    timeWindowMs: protocol.timeWindowMs,
    respond({ editBody = (body: ReplyBody) => body, ...overrides } = {}) {
      const inputs = { parameters, images, now, ...overrides };
      const error = verifyRequest(operation, request, state, inputs.now);
      const result = error ? { error } : replyTo(inputs.parameters, inputs.images, operation);
      return 'error' in result
        ? protocol.toErrorResponse(result.error, numberedRequest)
        : protocol.toSuccessResponse(editBody(result.body), numberedRequest);
    },
    respondWithError(fault, headers) {
      const { injectedErrors } = protocol;
      const injected = injectedErrors[fault] ?? injectedErrors.throttle;
      const response = protocol.toErrorResponse(injected.error, numberedRequest);
      return { ...response, headers: { ...response.headers, ...(headers ?? injected.headers) } };
    },
    bodyFor(otherParameters) {
      const result = replyTo(otherParameters, images, operation);
      return 'body' in result ? result.body : undefined;
    },
  };
}

function verifyRequest(
  { protocol }: ServedOperation,
  request: HttpRequest,
  { account, rememberNonce }: SimulatorState,
  now: number,
): ServiceError | undefined {
  const signedRequest = protocol.readSignedRequest(request);
  return 'code' in signedRequest
    ? signedRequest
    : authenticate(signedRequest, protocol, { account, now, rememberNonce });
}

/** Answers with the error of the first rule that is violated, or else with images. */
export function replyTo(
  parameters: RequestParameters,
  images: readonly CatalogImage[],
  { parameterRules, reply }: SimulatedOperation,
): OperationReply {
  for (const rule of parameterRules) {
    const error = rule(parameters);
    if (error) {
      return { error };
    }
  }
  return reply(parameters, images);
}

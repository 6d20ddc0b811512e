import type { HttpRequest, HttpResponse } from '../http-message';
import type { RequestParameters, Route, ServiceError } from '../operation';
import type { AuthErrors, SignedRequest } from '../signatures/authenticate';

/** What an envelope says beside the answer itself. */
export interface NumberedRequest {
  readonly request: HttpRequest;
  /** The simulator's how-manieth request this is. */
  readonly number: number;
}

/** How one family of operations is called, signed and answered. */
export interface Protocol {
  readonly name: Route['protocol'];
  /** Whether a request is made in this manner, whatever it asks for. */
  recognizes(request: HttpRequest): boolean;
  /** Whether a request asks for this operation. */
  matchesRoute(request: HttpRequest, route: Route): boolean;
  /** How it refuses a request for an operation that it does not have. */
  unknownOperationError(request: HttpRequest): ServiceError;
  /** Reads the signature, or refuses a request that has none. */
  readSignedRequest(request: HttpRequest, route: Route): SignedRequest | ServiceError;
  readonly authErrors: AuthErrors;
  parameters(request: HttpRequest): RequestParameters;
  /** The region that a request is about, where it says so. */
  region(request: HttpRequest): string | undefined;
  toSuccessResponse(body: Record<string, unknown>, numberedRequest: NumberedRequest): HttpResponse;
  toErrorResponse(error: ServiceError, numberedRequest: NumberedRequest): HttpResponse;
}

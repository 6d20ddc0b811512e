import type { HttpRequest, HttpResponse } from './http/http-message';

/** A documented error, which the protocol puts into its own envelope. */
export interface ServiceError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export function serviceError(status: number, code: string, message: string): ServiceError {
  return { status, code, message };
}

/** The credentials that a request carries, and the signature that they must produce. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** The time of signing in milliseconds; NaN if the timestamp is unreadable. */
  readonly signedAt: number;
  /** The value that must not be used twice, in protocols that have one. */
  readonly nonce: string | undefined;
  readonly signature: string;
  /** The correct signature for a secret. */
  expectedSignature(secret: string): string;
}

/** The errors of a cloud, by the reason why authentication fails. */
export interface AuthErrors {
  readonly unknownKey: ServiceError;
  readonly missingToken: ServiceError;
  readonly wrongToken: ServiceError;
  readonly unreadableTime: ServiceError;
  readonly expired: ServiceError;
  readonly wrongSignature: ServiceError;
  readonly usedNonce: ServiceError;
}

/** A request and its position among all requests of the simulator, from which request IDs are made. */
export interface NumberedRequest {
  readonly request: HttpRequest;
  readonly number: number;
}

/** An error that a service returns when a fault is injected, and the headers that come with it. */
interface InjectedError {
  readonly error: ServiceError;
  readonly headers?: HttpResponse['headers'];
}

/** The faults that a service reports itself, in its own envelope. */
interface InjectedErrors {
  readonly throttle: InjectedError;
  /** The error of the gateway, by default the one for `throttle`. */
  readonly 'throttle-429'?: InjectedError;
  readonly unavailable: InjectedError;
  readonly 'expired-token': InjectedError;
  readonly 'permission-denied': InjectedError;
}

/** How one operation is called, signed and answered. A cloud makes the object, and the operation carries it. */
export interface ServerProtocol {
  /** The values that select the operation in a request, such as its action and version. */
  readonly route: Readonly<Record<string, string>>;
  /** How far the timestamp of a request may be from the server's time, in either direction. */
  readonly timeWindowMs: number;
  readonly authErrors: AuthErrors;
  readonly injectedErrors: InjectedErrors;
  /** Whether a request follows this protocol, whichever operation it calls. */
  recognizes(request: HttpRequest): boolean;
  matches(request: HttpRequest): boolean;
  /** The error for a request that follows this protocol and calls no known operation. */
  unknownOperationError(request: HttpRequest): ServiceError;
  /** Reads the signature; an error if it is missing or malformed. */
  readSignedRequest(request: HttpRequest): SignedRequest | ServiceError;
  /** The parameters of the operation, without those that sign or route the request. */
  parameters(request: HttpRequest): ReadonlyMap<string, string>;
  region(request: HttpRequest): string | undefined;
  toSuccessResponse(body: Record<string, unknown>, numberedRequest: NumberedRequest): HttpResponse;
  toErrorResponse(error: ServiceError, numberedRequest: NumberedRequest): HttpResponse;
}

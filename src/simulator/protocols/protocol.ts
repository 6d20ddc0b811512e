import type { HttpRequest, HttpResponse } from '../message';
import type { Refusal, RequestParameters, Route } from '../service';
import type { Claim, Distrust } from '../signatures/claim';

/** What an envelope says beside the answer itself. */
export interface Exchange {
  readonly request: HttpRequest;
  /** The simulator's how-manieth request this is. */
  readonly number: number;
}

/** How one family of operations is called, signed and answered. */
export interface Protocol {
  readonly name: Route['protocol'];
  /** Whether a request is made in this manner, whatever it asks for. */
  speaks(request: HttpRequest): boolean;
  /** Whether a request asks for this operation. */
  asks(request: HttpRequest, route: Route): boolean;
  /** How it refuses a request for an operation that it does not have. */
  unknown(request: HttpRequest): Refusal;
  /** Reads the signature, or refuses a request that has none. */
  claim(request: HttpRequest, route: Route): Claim | Refusal;
  readonly distrust: Distrust;
  parameters(request: HttpRequest): RequestParameters;
  /** The region that a request is about, where it says so. */
  region(request: HttpRequest): string | undefined;
  success(body: Record<string, unknown>, exchange: Exchange): HttpResponse;
  failure(refusal: Refusal, exchange: Exchange): HttpResponse;
}

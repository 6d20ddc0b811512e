import type { CatalogImage } from '../catalog/catalog-image';
import type { HttpResponse } from '../http/http-message';
import type { RequestParameters } from '../operation';
import type { ServerProtocol } from '../protocol';
import type { ReplyBody, ReplyLayout } from '../reply/reply-layout';

/** The request that a fault applies to, and the ways to answer it. */
export interface FaultContext {
  /** The position of the request among all requests of the simulator, from 1. */
  readonly number: number;
  readonly parameters: RequestParameters;
  readonly cursorParameter: string;
  readonly images: readonly CatalogImage[];
  /** Where the reply has what faults change. */
  readonly layout: ReplyLayout;
  /** The server's time, in milliseconds. */
  readonly now: number;
  /** How far the timestamp of a request may be from it. */
  readonly timeWindowMs: number;
  /** The regular response; overrides replace its inputs, or change its body. */
  respond(overrides?: RequestOverrides): HttpResponse;
  /** The service's own error for a fault. Default headers: those that the service sends with it, such as a hint when to retry. */
  respondWithError(
    fault: keyof ServerProtocol['injectedErrors'],
    headers?: HttpResponse['headers'],
  ): HttpResponse;
  /** The body of the regular reply to other parameters; undefined if that is an error. */
  bodyFor(parameters: RequestParameters): ReplyBody | undefined;
}

/** What a fault replaces before the request is answered, and how it changes the body of the reply. */
interface RequestOverrides {
  readonly parameters?: RequestParameters;
  readonly images?: readonly CatalogImage[];
  readonly now?: number;
  readonly editBody?: (body: ReplyBody) => ReplyBody;
}

/** A failure that is injected between a valid request and its response. */
export interface Fault {
  readonly kind: string;
  /** The effect, as help texts show it. */
  readonly description: string;
  /** Whether it strikes new connections, before they carry a request. Default: requests. */
  readonly atConnection?: true;
  apply(context: FaultContext): HttpResponse;
}

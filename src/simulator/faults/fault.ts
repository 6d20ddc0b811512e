import type { CatalogImage } from '../catalog/catalog-image';
import type { HttpResponse } from '../http/http-message';
import type { RequestParameters } from '../operation';
import type { ServerProtocol } from '../protocol';

/** The request that a fault applies to, and the ways to answer it. */
export interface FaultContext {
  readonly parameters: RequestParameters;
  readonly cursorParameter: string;
  readonly images: readonly CatalogImage[];
  /** The server's time, in milliseconds. */
  readonly now: number;
  /** How far the timestamp of a request may be from it. */
  readonly timeWindowMs: number;
  /** The regular response; overrides replace its inputs. */
  respond(overrides?: RequestOverrides): HttpResponse;
  /** The service's own error for a fault. */
  respondWithError(fault: keyof ServerProtocol['injectedErrors']): HttpResponse;
}

/** Inputs that a fault replaces before the request is answered. */
interface RequestOverrides {
  readonly parameters?: RequestParameters;
  readonly images?: readonly CatalogImage[];
  readonly now?: number;
}

/** A failure that is injected between a valid request and its response. */
export interface Fault {
  readonly kind: string;
  /** The effect, as help texts show it. */
  readonly description: string;
  apply(context: FaultContext): HttpResponse;
}

const MINUTE_MS = 60 * 1000;

const BAD_GATEWAY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

export const faults = [
  {
    kind: 'throttle',
    description: "returns the API's own throttling code",
    apply: ({ respondWithError }) => respondWithError('throttle'),
  },
  {
    kind: 'throttle-429',
    description: "returns the gateway's throttling code with HTTP 429, if it has one",
    apply: ({ respondWithError }) => respondWithError('throttle-429'),
  },
  {
    kind: 'unavailable',
    description: "returns the API's own code for a fault of the service, such as HTTP 503",
    apply: ({ respondWithError }) => respondWithError('unavailable'),
  },
  {
    kind: 'html',
    description: 'returns HTTP 502 and an HTML page, as a proxy does',
    apply: () => ({
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: BAD_GATEWAY_PAGE,
    }),
  },
  {
    kind: 'invalid-json',
    description: 'returns a body that is not JSON',
    apply: ({ respond }) => ({ ...respond(), body: '{"RequestId":' }),
  },
  {
    kind: 'truncated',
    description: 'closes the connection halfway through the body',
    apply: ({ respond }) => ({ ...respond(), disconnects: 'halfway' }),
  },
  {
    kind: 'reset',
    description: 'destroys the connection before a response is sent',
    apply: () => ({ status: 200, headers: {}, body: '', disconnects: 'at-once' }),
  },
  {
    kind: 'repeated-page',
    description: 'returns the first page for every cursor, so that its token or marker repeats',
    apply: ({ parameters, cursorParameter, respond }) =>
      respond({
        parameters: new Map([...parameters].filter(([name]) => name !== cursorParameter)),
      }),
  },
  {
    kind: 'vanished-image',
    description: 'responds as if the first image of the catalog had been deleted',
    apply: ({ images, respond }) => respond({ images: images.slice(1) }),
  },
  {
    kind: 'clock-skew',
    description:
      'rejects the timestamp: the clock is a minute further ahead than the service allows',
    apply({ now, timeWindowMs, respond }) {
      const ahead = now + timeWindowMs + MINUTE_MS;
      const response = respond({ now: ahead });
      return {
        ...response,
        headers: { ...response.headers, date: new Date(ahead).toUTCString() },
      };
    },
  },
] as const satisfies readonly Fault[];

export type FaultKind = (typeof faults)[number]['kind'];

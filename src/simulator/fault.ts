import type { CatalogImage } from './catalog-image';
import type { HttpResponse } from './http-message';
import type { RequestParameters, Route, ServiceError } from './operation';
import { gatewayError, serviceError } from './service-error';

/** What a fault has at hand when it plays. */
export interface FaultContext {
  readonly protocol: Route['protocol'];
  readonly parameters: RequestParameters;
  readonly images: readonly CatalogImage[];
  /** The server's time, in milliseconds. */
  readonly now: number;
  /** The answer as it would have been, had something been different. */
  respond(overrides?: RequestOverrides): HttpResponse;
  /** A refusal in the protocol's own envelope. */
  respondWithError(error: ServiceError, headers?: HttpResponse['headers']): HttpResponse;
}

/** What a fault makes different before the request is answered. */
interface RequestOverrides {
  readonly parameters?: RequestParameters;
  readonly images?: readonly CatalogImage[];
  readonly now?: number;
}

/** Something that goes wrong between a good request and its answer. */
export interface Fault {
  readonly kind: string;
  /** What it does, for people. */
  readonly description: string;
  apply(context: FaultContext): HttpResponse;
}

type ErrorsByProtocol = { readonly [Protocol in Route['protocol']]: ServiceError };

const THROTTLED: ErrorsByProtocol = {
  'alicloud-rpc': serviceError(
    400,
    'Throttling.User',
    'Request was denied due to user flow control.',
  ),
  'alicloud-roa': serviceError(
    400,
    'Throttling.User',
    'Request was denied due to user flow control.',
  ),
  volcengine: gatewayError(
    400,
    100027,
    'AccountFlowLimitExceeded',
    'The account flow limit is exceeded.',
  ),
};

const FLOW_LIMITED: ErrorsByProtocol = {
  'alicloud-rpc': serviceError(429, 'Throttling', 'Request was denied due to request throttling.'),
  'alicloud-roa': serviceError(429, 'Throttling', 'Request was denied due to request throttling.'),
  volcengine: gatewayError(
    429,
    100018,
    'FlowLimitExceeded',
    'Request was rejected because of flow limit.',
  ),
};

const UNAVAILABLE: ErrorsByProtocol = {
  'alicloud-rpc': serviceError(503, 'ServiceUnavailable', 'The request has failed for the moment.'),
  'alicloud-roa': serviceError(503, 'ServiceUnavailable', 'The request has failed for the moment.'),
  volcengine: gatewayError(
    503,
    100017,
    'ServiceUnavailableTemp',
    'The service is unavailable for the moment.',
  ),
};

/** In milliseconds, as Alibaba Cloud sends it; small, so that an obedient client does not wait long. */
const RETRY_AFTER = { 'x-acs-retry-after': '50' };

/** A minute more than time stamps may be off. */
const SKEW_MS = 16 * 60 * 1000;

/** The parameters that say where a page begins. */
const CURSOR_PARAMETERS: readonly string[] = ['PageNumber', 'NextToken', 'Marker'];

const BAD_GATEWAY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Every fault that can be asked for. */
export const faults = [
  {
    kind: 'throttle',
    description: "refuses with the API's own throttling code and HTTP 400",
    apply: ({ protocol, respondWithError }) =>
      respondWithError(THROTTLED[protocol], protocol === 'volcengine' ? {} : RETRY_AFTER),
  },
  {
    kind: 'throttle-429',
    description: "refuses with the gateway's throttling code and HTTP 429",
    apply: ({ protocol, respondWithError }) => respondWithError(FLOW_LIMITED[protocol]),
  },
  {
    kind: 'unavailable',
    description: "refuses with HTTP 503 in the API's own envelope",
    apply: ({ protocol, respondWithError }) => respondWithError(UNAVAILABLE[protocol]),
  },
  {
    kind: 'html',
    description: 'answers with HTTP 502 and a page, as a proxy does',
    apply: () => ({
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: BAD_GATEWAY_PAGE,
    }),
  },
  {
    kind: 'invalid-json',
    description: 'answers with a body that is not JSON',
    apply: ({ respond }) => ({ ...respond(), body: '{"RequestId":' }),
  },
  {
    kind: 'truncated',
    description: 'closes the connection halfway through the body',
    apply: ({ respond }) => ({ ...respond(), disconnects: 'halfway' }),
  },
  {
    kind: 'reset',
    description: 'destroys the connection without a word',
    apply: () => ({ status: 200, headers: {}, body: '', disconnects: 'at-once' }),
  },
  {
    kind: 'repeated-page',
    description:
      'answers any page with the first one, and so with a token or marker that was given before',
    apply: ({ parameters, respond }) =>
      respond({
        parameters: new Map([...parameters].filter(([name]) => !CURSOR_PARAMETERS.includes(name))),
      }),
  },
  {
    kind: 'vanished-image',
    description: 'answers as if the first image of the catalog had been deleted',
    apply: ({ images, respond }) => respond({ images: images.slice(1) }),
  },
  {
    kind: 'clock-skew',
    description: 'reads a clock that is sixteen minutes ahead, and refuses the time stamp',
    apply({ now, respond }) {
      const ahead = now + SKEW_MS;
      const response = respond({ now: ahead });
      return {
        ...response,
        headers: { ...response.headers, date: new Date(ahead).toUTCString() },
      };
    },
  },
] as const satisfies readonly Fault[];

/** The name of a fault. */
export type FaultKind = (typeof faults)[number]['kind'];

import type { CatalogImage } from './catalog';
import type { HttpResponse } from './message';
import { gatewayRefusal, refusal } from './refusal';
import type { Refusal, RequestParameters, Route } from './service';

/** What a fault has at hand when it plays. */
export interface Scene {
  readonly protocol: Route['protocol'];
  readonly parameters: RequestParameters;
  readonly images: readonly CatalogImage[];
  /** The server's time, in milliseconds. */
  readonly now: number;
  /** The answer as it would have been, had something been different. */
  answer(change?: Change): HttpResponse;
  /** A refusal in the protocol's own envelope. */
  refuse(refusal: Refusal, headers?: HttpResponse['headers']): HttpResponse;
}

/** What a fault makes different before the request is answered. */
interface Change {
  readonly parameters?: RequestParameters;
  readonly images?: readonly CatalogImage[];
  readonly now?: number;
}

/** Something that goes wrong between a good request and its answer. */
export interface Fault {
  readonly kind: string;
  /** What it does, for people. */
  readonly says: string;
  play(scene: Scene): HttpResponse;
}

type Refusals = { readonly [Protocol in Route['protocol']]: Refusal };

const THROTTLED: Refusals = {
  'alicloud-rpc': refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
  'alicloud-roa': refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
  volcengine: gatewayRefusal(
    400,
    100027,
    'AccountFlowLimitExceeded',
    'The account flow limit is exceeded.',
  ),
};

const FLOW_LIMITED: Refusals = {
  'alicloud-rpc': refusal(429, 'Throttling', 'Request was denied due to request throttling.'),
  'alicloud-roa': refusal(429, 'Throttling', 'Request was denied due to request throttling.'),
  volcengine: gatewayRefusal(
    429,
    100018,
    'FlowLimitExceeded',
    'Request was rejected because of flow limit.',
  ),
};

const UNAVAILABLE: Refusals = {
  'alicloud-rpc': refusal(503, 'ServiceUnavailable', 'The request has failed for the moment.'),
  'alicloud-roa': refusal(503, 'ServiceUnavailable', 'The request has failed for the moment.'),
  volcengine: gatewayRefusal(
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
const CURSORS: readonly string[] = ['PageNumber', 'NextToken', 'Marker'];

const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Every fault that can be asked for. */
export const faults = [
  {
    kind: 'throttle',
    says: "refuses with the API's own throttling code and HTTP 400",
    play: ({ protocol, refuse }) =>
      refuse(THROTTLED[protocol], protocol === 'volcengine' ? {} : RETRY_AFTER),
  },
  {
    kind: 'throttle-429',
    says: "refuses with the gateway's throttling code and HTTP 429",
    play: ({ protocol, refuse }) => refuse(FLOW_LIMITED[protocol]),
  },
  {
    kind: 'unavailable',
    says: "refuses with HTTP 503 in the API's own envelope",
    play: ({ protocol, refuse }) => refuse(UNAVAILABLE[protocol]),
  },
  {
    kind: 'html',
    says: 'answers with HTTP 502 and a page, as a proxy does',
    play: () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: GATEWAY_PAGE }),
  },
  {
    kind: 'invalid-json',
    says: 'answers with a body that is not JSON',
    play: ({ answer }) => ({ ...answer(), body: '{"RequestId":' }),
  },
  {
    kind: 'truncated',
    says: 'closes the connection halfway through the body',
    play: ({ answer }) => ({ ...answer(), breaks: 'halfway' }),
  },
  {
    kind: 'reset',
    says: 'destroys the connection without a word',
    play: () => ({ status: 200, headers: {}, body: '', breaks: 'at-once' }),
  },
  {
    kind: 'repeated-page',
    says: 'answers any page with the first one, and so with a token or marker that was given before',
    play: ({ parameters, answer }) =>
      answer({ parameters: new Map([...parameters].filter(([name]) => !CURSORS.includes(name))) }),
  },
  {
    kind: 'vanished-image',
    says: 'answers as if the first image of the catalog had been deleted',
    play: ({ images, answer }) => answer({ images: images.slice(1) }),
  },
  {
    kind: 'clock-skew',
    says: 'reads a clock that is sixteen minutes ahead, and refuses the time stamp',
    play({ now, answer }) {
      const ahead = now + SKEW_MS;
      const response = answer({ now: ahead });
      return {
        ...response,
        headers: { ...response.headers, date: new Date(ahead).toUTCString() },
      };
    },
  },
] as const satisfies readonly Fault[];

/** The name of a fault. */
export type FaultKind = (typeof faults)[number]['kind'];

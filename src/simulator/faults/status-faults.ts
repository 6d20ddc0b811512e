import type { HttpResponse } from '../http/http-message';
import type { Fault } from './fault';

const BAD_GATEWAY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

const SIGN_IN_PAGE =
  '<html><head><title>Sign in</title></head><body>Sign in to use this network</body></html>';

/** Errors of the service or of what stands before it, by the status of the response. */
export const statusFaults = [
  {
    kind: 'throttle',
    description: "returns the API's own throttling code, with its hint when to retry if it has one",
    apply: ({ respondWithError }) => respondWithError('throttle'),
  },
  {
    kind: 'throttle-429',
    description: "returns the gateway's throttling code with HTTP 429, if it has one",
    apply: ({ respondWithError }) => respondWithError('throttle-429'),
  },
  {
    kind: 'throttle-without-hint',
    description: "returns the API's own throttling code without a hint when to retry",
    apply: ({ respondWithError }) => respondWithError('throttle', {}),
  },
  {
    kind: 'throttle-retry-after',
    description: 'returns a throttling code with HTTP 429 and the header Retry-After: 1',
    apply: ({ respondWithError }) => ({
      ...respondWithError('throttle-429', { 'retry-after': '1' }),
      status: 429,
    }),
  },
  {
    kind: 'throttle-200',
    description: "returns the API's own throttling code with HTTP 200",
    apply: ({ respondWithError }) => ({ ...respondWithError('throttle'), status: 200 }),
  },
  {
    kind: 'unavailable',
    description: "returns the API's own code for a fault of the service, such as HTTP 503",
    apply: ({ respondWithError }) => respondWithError('unavailable'),
  },
  {
    kind: 'no-body',
    description: 'returns HTTP 504 without a body',
    apply: () => ({ status: 504, headers: {}, body: '' }),
  },
  {
    kind: 'html',
    description: 'returns HTTP 502 and an HTML page, as a proxy does',
    apply: () => htmlResponse(502, BAD_GATEWAY_PAGE),
  },
  {
    kind: 'html-200',
    description: 'returns HTTP 200 and an HTML page, as the sign-in page of a network does',
    apply: () => htmlResponse(200, SIGN_IN_PAGE),
  },
  {
    kind: 'redirect',
    description: 'redirects to another address with HTTP 302',
    apply: () => ({ status: 302, headers: { location: 'https://example.com/' }, body: '' }),
  },
] as const satisfies readonly Fault[];

function htmlResponse(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/html' }, body };
}

import { ImagepinError, withHints } from '../errors';
import type { RawResponse } from '../http/exchange';
import { readRetryAfter } from '../http/retry-after';
import { joinTexts, oneLine } from '../text';
import { type ApiError, type ApiOperation, operationName } from './cloud';
import type { Redact } from './redact';
import { CLOUD_FAULT_ADVICE, classifyErrorCode, REJECTED_ADVICE } from './verdict';

/** A response, and the facts about its call that error messages contain. */
export interface CallResponse extends RawResponse {
  readonly api: ApiOperation;
  readonly redact: Redact;
  /** The time of the response. */
  readonly now: number;
  readonly region?: string | undefined;
}

const TOO_MANY_REQUESTS = 429;
const TRANSIENT_STATUS = new Set([TOO_MANY_REQUESTS, 500, 502, 503, 504]);

/** The error that an API reports. Only this function decides whether a retry may help. */
export function toImagepinError(response: CallResponse, apiError: ApiError): ImagepinError {
  const { api, status, redact } = response;
  const { errorCodes, signatureWindowMinutes } = api.protocol.cloud;
  const verdict = classifyErrorCode(apiError.code.slice(0, MAX_QUOTED), errorCodes);
  const isTransient = verdict ? verdict.isTransient === true : TRANSIENT_STATUS.has(status);
  const advice = verdict?.advice ?? (isTransient ? CLOUD_FAULT_ADVICE : REJECTED_ADVICE);
  const code = quote(apiError.code, 100, redact) || 'no code';
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'ApiRejected',
    `${operationName(api)} ${isTransient ? 'is unavailable' : 'was refused'}: ${code}`,
    {
      detail: joinTexts([
        joinSentences(
          apiError.message && `The cloud reports: ${quote(apiError.message, 500, redact)}`,
          describeResponse(response, apiError.requestId),
        ),
        typeof advice === 'function' ? advice({ ...response, signatureWindowMinutes }) : advice,
      ]),
      path: verdict?.path,
    },
  );
  if (verdict?.rejectsTags) {
    return withHints(error, { rejectsTags: true });
  }
  return isTransient ? withRetryHints(error, response, verdict?.isThrottled) : error;
}

/** The error for a response that is not from the API: from a proxy, a firewall or a broken server. */
export function toUnexpectedResponse(response: CallResponse, description: string): ImagepinError {
  const { api, status } = response;
  const isTransient = TRANSIENT_STATUS.has(status);
  const start = excerptOf(response);
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'UnexpectedResponse',
    isTransient
      ? `${operationName(api)} is unavailable: status ${status}`
      : `${operationName(api)} returned an unexpected response: ${description}`,
    {
      detail: joinSentences(
        describeResponse(response, requestIdIn(response)),
        'A proxy or a firewall may have answered in the place of the API.',
        start && `The response begins with: ${start}`,
      ),
    },
  );
  return isTransient ? withRetryHints(error, response) : error;
}

/** The error for a response whose end did not arrive. Half a body explains nothing, and may end in half a key. */
export function toCutOffError(response: CallResponse): ImagepinError {
  const { api, body } = response;
  const error = new ImagepinError(
    'ApiUnavailable',
    `${operationName(api)} is unavailable: its response was cut off`,
    {
      detail: joinSentences(
        describeResponse(response, requestIdIn(response)),
        `The connection was closed after ${body.length} bytes of the body. Check the network, and any proxy on the way`,
      ),
    },
  );
  return withRetryHints(error, response);
}

/** The shape of request ids; other text in their place is not repeated. */
const REQUEST_ID = /^[\w-]{1,64}$/;

/** The request id in the body or else in the headers of a response. */
export function requestIdIn(
  { api, headers, redact }: CallResponse,
  idInBody?: string,
): string | undefined {
  const ids = [idInBody, ...api.protocol.cloud.requestIdHeaders.map((name) => headers[name])];
  const id = ids.find((value) => value !== undefined && value !== '');
  return typeof id === 'string' && REQUEST_ID.test(id) && redact(id) === id ? id : undefined;
}

/** The beginning of the body. */
export function excerptOf({ body, redact }: CallResponse): string {
  return quote(body.toString('utf8', 0, MAX_QUOTED), 200, redact);
}

/** The largest part of a text that is searched for secrets. */
const MAX_QUOTED = 5_000;

/** A text of a reply, safe to print. It is redacted before it is shortened, so that no half of a key remains. */
function quote(text: string, maxLength: number, redact: Redact): string {
  return oneLine(redact(text.slice(0, MAX_QUOTED))).slice(0, maxLength);
}

function withRetryHints(
  error: ImagepinError,
  { api, headers, now, status }: CallResponse,
  isThrottled = status === TOO_MANY_REQUESTS,
): ImagepinError {
  const retryAfterMs = readRetryAfter(headers, now, api.protocol.cloud.retryHints?.(headers));
  return withHints(error, {
    ...(isThrottled && { isThrottled }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

function describeResponse({ status }: CallResponse, requestId?: string): string {
  return `Status ${status}${requestId ? `, request ID ${requestId}` : ''}`;
}

function joinSentences(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(String(part)) ? part : `${part}.`))
    .join(' ');
}

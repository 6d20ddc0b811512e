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
  const verdict = classifyErrorCode(apiError.code, errorCodes);
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
        describeResponse(response, requestIdInHeaders(response)),
        'A proxy or a firewall may have answered in the place of the API.',
        start && `The response begins with: ${start}`,
      ),
    },
  );
  return isTransient ? withRetryHints(error, response) : error;
}

/** The request id in the headers of a response. */
export function requestIdInHeaders({ api, headers }: CallResponse): string | undefined {
  const { requestIdHeaders } = api.protocol.cloud;
  const id = requestIdHeaders.map((name) => headers[name]).find((value) => value !== undefined);
  return typeof id === 'string' ? id : undefined;
}

/** The beginning of the body. */
export function excerptOf({ body, redact }: CallResponse): string {
  return quote(body.toString('utf8', 0, 20_000), 200, redact);
}

/** A text of a reply, safe to print. It is redacted before it is shortened, so that no half of a key remains. */
function quote(text: string, maxLength: number, redact: Redact): string {
  return oneLine(redact(text)).slice(0, maxLength);
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

function describeResponse({ status, redact }: CallResponse, requestId?: string): string {
  const id = requestId && `, request ID ${quote(requestId, 100, redact)}`;
  return `Status ${status}${id ?? ''}`;
}

function joinSentences(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(String(part)) ? part : `${part}.`))
    .join(' ');
}

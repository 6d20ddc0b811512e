import { ImagepinError, withHints } from '../errors';
import type { RawResponse } from '../http/exchange';
import { readRetryAfter } from '../http/retry-after';
import { joinTexts, oneLine } from '../text';
import { type ApiError, type ApiOperation, type Cloud, operationName } from './cloud';
import type { Redact } from './redact';
import { CLOUD_FAULT_ADVICE, judgeErrorCode, REJECTED_ADVICE } from './verdict';

/** The inputs of an error message: redaction, the time and the region of the call. */
export interface ErrorContext {
  readonly redact: Redact;
  readonly now: number;
  readonly region?: string | undefined;
}

const TRANSIENT_STATUS = new Set([429, 500, 502, 503, 504]);

/** The error that an API reports. Only this function decides whether a retry may help. */
export function toImagepinError(
  api: ApiOperation,
  response: RawResponse,
  apiError: ApiError,
  { redact, now, region }: ErrorContext,
): ImagepinError {
  const { cloud } = api.protocol;
  const { signatureWindowMinutes } = cloud;
  const verdict = judgeErrorCode(apiError.code, cloud.errorCodes);
  const isTransient = verdict
    ? verdict.isTransient === true
    : TRANSIENT_STATUS.has(response.status);
  const advice = verdict?.advice ?? (isTransient ? CLOUD_FAULT_ADVICE : REJECTED_ADVICE);
  const code = quote(apiError.code, 100, redact) || 'no code';
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'ApiRejected',
    `${operationName(api)} ${isTransient ? 'is unavailable' : 'was refused'}: ${code}`,
    {
      detail: joinTexts([
        joinSentences(
          apiError.message && `The cloud reports: ${quote(apiError.message, 500, redact)}`,
          describeResponse(response, apiError.requestId, redact),
        ),
        typeof advice === 'function'
          ? advice({ response, now, region, signatureWindowMinutes })
          : advice,
      ]),
      path: verdict?.path,
    },
  );
  if (verdict?.isTagLimit) {
    return withHints(error, { isTagLimit: true });
  }
  return isTransient ? withRetryHint(error, cloud, response, now) : error;
}

/** The error for a response that is not from the API: from a proxy, a firewall or a broken server. */
export function toUnexpectedResponse(
  api: ApiOperation,
  response: RawResponse,
  description: string,
  { redact, now }: ErrorContext,
): ImagepinError {
  const { cloud } = api.protocol;
  const isTransient = TRANSIENT_STATUS.has(response.status);
  const start = excerptOf(response, redact);
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'UnexpectedResponse',
    isTransient
      ? `${operationName(api)} is unavailable: status ${response.status}`
      : `${operationName(api)} returned an unexpected response: ${description}`,
    {
      detail: joinSentences(
        describeResponse(response, requestIdInHeaders(cloud, response), redact),
        'A proxy or a firewall may have answered in the place of the API.',
        start && `The response begins with: ${start}`,
      ),
    },
  );
  return isTransient ? withRetryHint(error, cloud, response, now) : error;
}

/** The request id that gateways repeat in the headers of a response. */
export function requestIdInHeaders(
  { requestIdHeaders }: Cloud,
  { headers }: RawResponse,
): string | undefined {
  const id = requestIdHeaders.map((name) => headers[name]).find((value) => value !== undefined);
  return typeof id === 'string' ? id : undefined;
}

/** The beginning of the body. */
export function excerptOf({ body }: RawResponse, redact: Redact): string {
  return quote(body.toString('utf8', 0, 20_000), 200, redact);
}

/** A text of a reply, safe to print; redacted before the cut, which could leave half of a key. */
function quote(text: string, maxLength: number, redact: Redact): string {
  return oneLine(redact(text)).slice(0, maxLength);
}

function withRetryHint(
  error: ImagepinError,
  { retryHints }: Cloud,
  { headers }: RawResponse,
  now: number,
): ImagepinError {
  const retryAfterMs = readRetryAfter(headers, now, retryHints?.(headers));
  return retryAfterMs === undefined ? error : withHints(error, { retryAfterMs });
}

function describeResponse(
  { status }: RawResponse,
  requestId: string | undefined,
  redact: Redact,
): string {
  const id = requestId && `, request ID ${quote(requestId, 100, redact)}`;
  return `Status ${status}${id ?? ''}`;
}

function joinSentences(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(String(part)) ? part : `${part}.`))
    .join(' ');
}

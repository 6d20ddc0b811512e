import type { RawResponse } from '../http/exchange';
import { parseJson } from '../http/json';
import type { ApiOperation } from './cloud';
import {
  type ErrorContext,
  excerptOf,
  requestIdInHeaders,
  toImagepinError,
  toUnexpectedResponse,
} from './reply-error';
import { scalarToText, toReplyFields } from './reply-fields';

/** A successful reply: decoded JSON, with integers of 16 and more digits as text. */
export interface ApiReply {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly body: unknown;
  /** Returns the beginning of the body in one line, safe to print and without secrets. */
  excerpt(): string;
}

/** The codes that mean success where the HTTP status does. */
const SUCCESS_CODES = new Set(['', '0', '200', 'OK', 'Success', 'success']);

/** Reads a response. Throws the error that it reports. */
export function readReply(
  api: ApiOperation,
  response: RawResponse,
  errorContext: ErrorContext,
): ApiReply {
  const { status } = response;
  if (status >= 300 && status < 400) {
    throw toUnexpectedResponse(api, response, `a redirect with status ${status}`, errorContext);
  }
  const { cloud, envelope } = api.protocol;
  const body = tryParseJson(response.body);
  const isBareList = Array.isArray(body) && envelope.allowsBareList;
  const fields = isBareList ? {} : toReplyFields(body);
  if (!fields) {
    const description = `no JSON object, with status ${status}`;
    throw toUnexpectedResponse(api, response, description, errorContext);
  }
  const ownRequestId = scalarToText(envelope.requestId(fields));
  const requestId = ownRequestId ?? requestIdInHeaders(cloud, response);
  const isSuccess = status >= 200 && status < 300;
  const apiError = envelope.apiError(fields);
  if (apiError && !(isSuccess && SUCCESS_CODES.has(apiError.code ?? ''))) {
    const error = { code: '', message: undefined, ...apiError, requestId };
    throw toImagepinError(api, response, error, errorContext);
  }
  if (!isSuccess) {
    throw toUnexpectedResponse(api, response, `status ${status} without a code`, errorContext);
  }
  if (envelope.requiresRequestId && !ownRequestId) {
    throw toUnexpectedResponse(api, response, 'JSON without a request ID', errorContext);
  }
  return { status, requestId, body, excerpt: () => excerptOf(response, errorContext.redact) };
}

function tryParseJson(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch {
    // The error shows an excerpt of the body, and the parser's message adds nothing to it.
    return undefined;
  }
}

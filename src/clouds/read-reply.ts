import { parseJson } from '../http/json';
import type { RawResponse } from '../http/record-response';
import type { ApiOperation, ApiReply } from './api-operation';
import {
  type ApiError,
  type ErrorContext,
  excerptOf,
  requestIdInHeaders,
  toImagepinError,
  toUnexpectedResponse,
} from './reply-error';

/** Where a protocol's answers say how it went. */
interface Envelope {
  /** The API's own word that something is wrong. */
  apiError(body: ReplyFields): Partial<ApiError> | undefined;
  requestId(body: ReplyFields): unknown;
  /** Whether every answer of the API has a request id in its body. */
  readonly requiresRequestId: boolean;
  /** What a bare list says beside its elements, where one may come. */
  readonly bareListFields?: ReplyFields;
}

type ReplyFields = Readonly<Record<string, unknown>>;

/** Codes that are no error where the status is none. */
const SUCCESS_CODES = new Set(['', '0', '200', 'OK', 'Success', 'success']);

const alicloudEnvelope = {
  apiError: ({ Code, Message }: ReplyFields) =>
    scalarToText(Code) === undefined
      ? undefined
      : { code: String(Code), message: scalarToText(Message) },
  requestId: ({ RequestId }: ReplyFields) => RequestId,
};

const ENVELOPES: Readonly<Record<ApiOperation['protocol'], Envelope>> = {
  'alicloud-rpc': { ...alicloudEnvelope, requiresRequestId: true },
  // The old BatchCompute answers with a bare list.
  'alicloud-roa': { ...alicloudEnvelope, requiresRequestId: false, bareListFields: {} },
  volcengine: {
    apiError: ({ ResponseMetadata }) => {
      const error = toReplyFields(toReplyFields(ResponseMetadata)?.Error);
      return (
        error && {
          code: scalarToText(error.Code) || (scalarToText(error.CodeN) ?? ''),
          message: scalarToText(error.Message),
        }
      );
    },
    requestId: ({ ResponseMetadata }) => toReplyFields(ResponseMetadata)?.RequestId,
    requiresRequestId: true,
  },
};

/** What an answer says: the reply, or the error that it means. */
export function readReply(
  api: ApiOperation,
  response: RawResponse,
  errorContext: ErrorContext,
): ApiReply {
  const { status } = response;
  if (status >= 300 && status < 400) {
    throw toUnexpectedResponse(api, response, `a redirect with status ${status}`, errorContext);
  }
  const body = tryParseJson(response.body);
  const envelope = ENVELOPES[api.protocol];
  const fields = toReplyFields(body) ?? (Array.isArray(body) ? envelope.bareListFields : undefined);
  if (!fields) {
    throw toUnexpectedResponse(
      api,
      response,
      `no JSON object, with status ${status}`,
      errorContext,
    );
  }
  const requestId = scalarToText(envelope.requestId(fields)) ?? requestIdInHeaders(response);
  const isSuccess = status >= 200 && status < 300;
  const apiError = envelope.apiError(fields);
  if (apiError && !(isSuccess && SUCCESS_CODES.has(apiError.code ?? ''))) {
    throw toImagepinError(
      api,
      response,
      { code: '', message: undefined, ...apiError, requestId },
      errorContext,
    );
  }
  if (!isSuccess) {
    throw toUnexpectedResponse(api, response, `status ${status} without a code`, errorContext);
  }
  if (envelope.requiresRequestId && !scalarToText(envelope.requestId(fields))) {
    throw toUnexpectedResponse(api, response, 'JSON without a request id', errorContext);
  }
  return { status, requestId, body, excerpt: () => excerptOf(response, errorContext.redact) };
}

function tryParseJson(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch {
    // What is no JSON is told with its beginning; the parser's own words add nothing.
    return undefined;
  }
}

function toReplyFields(value: unknown): ReplyFields | undefined {
  // An object that JSON gave has text for keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ReplyFields)
    : undefined;
}

function scalarToText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

import { parseJson, TooManyJsonValues } from '../http/json';
import {
  type CallResponse,
  excerptOf,
  requestIdIn,
  toCutOffError,
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
export function readReply(response: CallResponse): ApiReply {
  const { status, api } = response;
  if (status >= 300 && status < 400) {
    throw toUnexpectedResponse(response, `a redirect with status ${status}`);
  }
  const { envelope } = api.protocol;
  const body = tryParseJson(response);
  const isBareList = Array.isArray(body) && envelope.allowsBareList;
  const fields = isBareList ? {} : toReplyFields(body);
  if (!fields) {
    if (isCutOff(response)) {
      throw toCutOffError(response);
    }
    throw toUnexpectedResponse(response, `no JSON object, with status ${status}`);
  }
  const ownRequestId = scalarToText(envelope.requestId(fields));
  // Only messages contain it, and the search for secrets takes time.
  const readRequestId = () => requestIdIn(response, ownRequestId);
  const isSuccess = status >= 200 && status < 300;
  const apiError = envelope.apiError(fields);
  if (apiError && !(isSuccess && SUCCESS_CODES.has(apiError.code ?? ''))) {
    throw toImagepinError(response, {
      code: '',
      message: undefined,
      ...apiError,
      requestId: readRequestId(),
    });
  }
  if (!isSuccess) {
    throw toUnexpectedResponse(response, `status ${status} without a code`);
  }
  if (envelope.requiresRequestId && !ownRequestId) {
    throw toUnexpectedResponse(response, 'JSON without a request ID');
  }
  return {
    status,
    get requestId() {
      return readRequestId();
    },
    body,
    excerpt: () => excerptOf(response),
  };
}

/** Whether the connection was closed within the JSON of a body without a length. */
function isCutOff({ headers, body }: CallResponse): boolean {
  const hasLength = headers['content-length'] ?? headers['transfer-encoding'];
  const start = body.toString('utf8', 0, 100).trimStart();
  const end = body.toString('utf8', Math.max(0, body.length - 100)).trimEnd();
  return hasLength === undefined && start.startsWith('{') && !end.endsWith('}');
}

function tryParseJson(response: CallResponse): unknown {
  try {
    return parseJson(response.body);
  } catch (error) {
    if (error instanceof TooManyJsonValues) {
      throw toUnexpectedResponse(response, error.message);
    }
    // The error already contains an excerpt of the body.
    return undefined;
  }
}

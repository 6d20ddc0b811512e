import type { Answer } from './answer';
import { parseJson } from './json';
import {
  excerptOf,
  type Refusal,
  requestIdOf,
  type Telling,
  toRefused,
  toUnexpected,
} from './reply-error';
import type { Api, ApiReply } from './transport';

/** Where a protocol's answers say how it went. */
interface Envelope {
  /** The API's own word that something is wrong. */
  refusal(body: Body): Partial<Refusal> | undefined;
  requestId(body: Body): unknown;
  /** Whether every answer of the API has a request id in its body. */
  readonly signsItself: boolean;
  /** What a bare list says beside its elements, where one may come. */
  readonly ofList?: Body;
}

type Body = Readonly<Record<string, unknown>>;

/** Codes that are no error where the status is none. */
const FINE = new Set(['', '0', '200', 'OK', 'Success', 'success']);

const alicloud = {
  refusal: ({ Code, Message }: Body) =>
    toText(Code) === undefined ? undefined : { code: String(Code), message: toText(Message) },
  requestId: ({ RequestId }: Body) => RequestId,
};

const ENVELOPES: Readonly<Record<Api['protocol'], Envelope>> = {
  'alicloud-rpc': { ...alicloud, signsItself: true },
  // The old BatchCompute answers with a bare list.
  'alicloud-roa': { ...alicloud, signsItself: false, ofList: {} },
  volcengine: {
    refusal: ({ ResponseMetadata }) => {
      const error = toBody(toBody(ResponseMetadata)?.Error);
      return (
        error && {
          code: toText(error.Code) || (toText(error.CodeN) ?? ''),
          message: toText(error.Message),
        }
      );
    },
    requestId: ({ ResponseMetadata }) => toBody(ResponseMetadata)?.RequestId,
    signsItself: true,
  },
};

/** What an answer says: the reply, or the error that it means. */
export function readReply(api: Api, answer: Answer, telling: Telling): ApiReply {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    throw toUnexpected(api, answer, `a redirect with status ${status}`, telling);
  }
  const body = readJson(answer.body);
  const envelope = ENVELOPES[api.protocol];
  const fields = toBody(body) ?? (Array.isArray(body) ? envelope.ofList : undefined);
  if (!fields) {
    throw toUnexpected(api, answer, `no JSON object, with status ${status}`, telling);
  }
  const requestId = toText(envelope.requestId(fields)) ?? requestIdOf(answer);
  const isSuccess = status >= 200 && status < 300;
  const refusal = envelope.refusal(fields);
  if (refusal && !(isSuccess && FINE.has(refusal.code ?? ''))) {
    throw toRefused(api, answer, { code: '', message: undefined, ...refusal, requestId }, telling);
  }
  if (!isSuccess) {
    throw toUnexpected(api, answer, `status ${status} without a code`, telling);
  }
  if (envelope.signsItself && !toText(envelope.requestId(fields))) {
    throw toUnexpected(api, answer, 'JSON without a request id', telling);
  }
  return { status, requestId, body, excerpt: () => excerptOf(answer, telling.redact) };
}

function readJson(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch {
    // What is no JSON is told with its beginning; the parser's own words add nothing.
    return undefined;
  }
}

function toBody(value: unknown): Body | undefined {
  // An object that JSON gave has text for keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Body)
    : undefined;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A decoded name and its value; names may repeat. */
export type NameValuePair = readonly [name: string, value: string];

/** The parts of a request that every protocol reads the same way. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly NameValuePair[];
  /** Values by lowercase name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How it is delivered. Default: as it is. */
  readonly delivery?: FaultyDelivery;
  /** The delay before it is delivered, in addition to the simulator's latency. Default: 0. */
  readonly delayMs?: number;
}

/**
 * Ways to deliver a response other than as it is: compressed; none of it, or half of its body,
 * before the connection is closed or reset; or headers or a body without end.
 */
export type FaultyDelivery =
  | 'compressed'
  | 'destroyed'
  | 'halved'
  | 'halved-and-reset'
  | 'endless-headers'
  | 'endless-body';

/** Parses the target of a request line and adds the other parts. */
export function parseHttpRequest(
  method: string,
  target: string,
  headers: HttpRequest['headers'],
  body: string,
): HttpRequest {
  const queryMark = target.indexOf('?');
  const path = queryMark < 0 ? target : target.slice(0, queryMark);
  return {
    method,
    path,
    query: parseFormEncoded(queryMark < 0 ? '' : target.slice(queryMark + 1)),
    headers,
    body,
  };
}

/** The parameters of a form body; none for any other kind of body. */
export function formParametersOf({ headers, body }: HttpRequest): readonly NameValuePair[] {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? parseFormEncoded(body) : [];
}

/** Accepts text at which decodeURIComponent would throw: the signature check rejects it later. */
function parseFormEncoded(text: string): readonly NameValuePair[] {
  return [...new URLSearchParams(text)];
}

const INTEGER_MARK = '\u0000integer:';
const MARKED_INTEGER = /"\\u0000integer:(-?\d+)"/g;

/** A response in JSON; a bigint is a number with all of its digits, as services write 64-bit integers. */
export function jsonResponse(
  status: number,
  headers: HttpResponse['headers'],
  value: unknown,
): HttpResponse {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? `${INTEGER_MARK}${part}` : part,
  );
  return { status, headers, body: text.replace(MARKED_INTEGER, '$1') };
}

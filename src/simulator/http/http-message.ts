/** A decoded name and its value; a name may occur more than once. */
export type NameValuePair = readonly [name: string, value: string];

/** A request in its parts, as far as every protocol reads them the same way. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly NameValuePair[];
  /** Values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A response in its parts. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How it goes wrong on its way: the connection closes halfway through the body, or before anything is sent. */
  readonly disconnects?: 'halfway' | 'at-once';
}

/** Takes a request line's target and the rest apart. */
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

/** Lenient where decodeURIComponent would throw: what nobody signed is refused later anyway. */
function parseFormEncoded(text: string): readonly NameValuePair[] {
  return [...new URLSearchParams(text)];
}

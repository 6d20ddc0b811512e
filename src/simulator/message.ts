/** A decoded name and its value; a name may occur more than once. */
export type Pair = readonly [name: string, value: string];

/** A request in its parts, as far as every protocol reads them the same way. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly Pair[];
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
  readonly breaks?: 'halfway' | 'at-once';
}

/** Takes a request line's target and the rest apart. */
export function readRequest(
  method: string,
  target: string,
  headers: HttpRequest['headers'],
  body: string,
): HttpRequest {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { method, path, query: readPairs(mark < 0 ? '' : target.slice(mark + 1)), headers, body };
}

/** The parameters of a form body; none for any other kind of body. */
export function formOf({ headers, body }: HttpRequest): readonly Pair[] {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? readPairs(body) : [];
}

/** Lenient where decodeURIComponent would throw: what nobody signed is refused later anyway. */
function readPairs(text: string): readonly Pair[] {
  return [...new URLSearchParams(text)];
}

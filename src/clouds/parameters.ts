/** A request parameter, structured until its protocol flattens it. */
type ApiParameter =
  | string
  | number
  | boolean
  | readonly ApiParameter[]
  | { readonly [name: string]: ApiParameter };
export type ApiParameters = Readonly<Record<string, ApiParameter>>;

/** Combines parameters; lists with the same name are concatenated. */
export function joinParameters(all: readonly ApiParameters[]): ApiParameters {
  const joined: Record<string, ApiParameter> = {};
  for (const [name, value] of all.flatMap((parameters) => Object.entries(parameters))) {
    const before = joined[name];
    joined[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return joined;
}

/** Numbers the elements of lists, as in `Tag.1.Key` and `Status.2`; omits undefined and empty values. */
export function flattenParameters(parameters: ApiParameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => flattenParameter(name, value)),
  );
}

function flattenParameter(name: string, value: ApiParameter): [string, string][] {
  if (typeof value !== 'object') {
    // Callers without types may pass undefined.
    const text = String(value ?? '');
    return text === '' ? [] : [[name, text]];
  }
  const entries: [string, ApiParameter][] = Array.isArray(value)
    ? value.map((element, index) => [String(index + 1), element])
    : Object.entries(value);
  return entries.flatMap(([step, element]) => flattenParameter(`${name}.${step}`, element));
}

/** A query string sorted by name and encoded by RFC 3986, as signatures require. */
export function toQueryString(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.map(encode).join('='))
    .join('&');
}

/** Encodes by RFC 3986, including the characters that encodeURIComponent leaves unencoded. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { createHash } from 'node:crypto';
import type { HttpRequest, NameValuePair } from '../http/http-message';

/** Percent-encoding by RFC 3986: everything but letters, digits and -._~ */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Parameters sorted by name, encoded and joined. */
export function canonicalQueryString(pairs: readonly NameValuePair[]): string {
  return sortedPairs(pairs)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** By name, then by value; not by `name=value`, since `=` sorts after the dot of `Name.1`. */
export function sortedPairs(pairs: readonly NameValuePair[]): readonly NameValuePair[] {
  return pairs.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

/** The canonical request of AWS Signature Version 4, which other clouds have adopted. */
export function canonicalRequest(request: HttpRequest, signedHeaders: readonly string[]): string {
  const { method, path, query, headers, body } = request;
  return [
    method,
    path,
    canonicalQueryString(query),
    ...signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    sha256Hex(body),
  ].join('\n');
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { createHash } from 'node:crypto';
import type { HttpRequest, Pair } from '../message';

/** Percent-encoding by RFC 3986: everything but letters, digits and -._~ */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Parameters as signatures want them: sorted by name, encoded, joined. */
export function canonicalQuery(pairs: readonly Pair[]): string {
  return sortedPairs(pairs)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** By name, then by value; not by `name=value`, since `=` sorts after the dot of `Name.1`. */
export function sortedPairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

/** The canonical request that ACS3 and Volcengine both took over from AWS. */
export function canonicalRequest(request: HttpRequest, signed: readonly string[]): string {
  const { method, path, query, headers, body } = request;
  return [
    method,
    path,
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    sha256(body),
  ].join('\n');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

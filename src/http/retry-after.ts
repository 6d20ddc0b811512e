import type { IncomingHttpHeaders } from 'node:http';

/** The delay before a retry, in milliseconds: of the cloud's own hints, which are more precise, or of Retry-After. */
export function readRetryAfter(
  headers: IncomingHttpHeaders,
  now: number,
  ownHints: readonly number[] = [],
): number | undefined {
  return [...ownHints, retryAfterHeaderMs(headers['retry-after'], now)].find(
    (ms) => ms > 0 && ms < Number.POSITIVE_INFINITY,
  );
}

/** The Retry-After header: whole seconds, or a date. */
function retryAfterHeaderMs(header: string | undefined, now: number): number {
  if (header === undefined) {
    return Number.NaN;
  }
  return /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { ImagepinError } from '../errors';

/** Adds the delay before a retry to an error, if the response contains one. */
export function markRetryAfter(
  error: ImagepinError,
  retryAfterMs: number | undefined,
): ImagepinError {
  return retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs });
}

/** The delay before a retry, in milliseconds, that the server requested with an error. */
export function retryAfterOf(error: ImagepinError): number | undefined {
  return 'retryAfterMs' in error && typeof error.retryAfterMs === 'number'
    ? error.retryAfterMs
    : undefined;
}

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

import type { IncomingHttpHeaders } from 'node:http';
import type { ImagepinError } from '../errors';

/** Adds the time after which a retry is welcome, where the response states one. */
export function markRetryAfter(
  error: ImagepinError,
  retryAfterMs: number | undefined,
): ImagepinError {
  return retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs });
}

/** The milliseconds after which the sender of an error welcomes a retry. */
export function retryAfterOf(error: ImagepinError): number | undefined {
  return 'retryAfterMs' in error && typeof error.retryAfterMs === 'number'
    ? error.retryAfterMs
    : undefined;
}

/** The milliseconds that a response asks to wait: by hints of its own, which are more precise, or by the standard's header. */
export function readRetryAfter(
  headers: IncomingHttpHeaders,
  now: number,
  ownHints: readonly number[] = [],
): number | undefined {
  return [...ownHints, retryAfterHeaderMs(headers['retry-after'], now)].find(
    (ms) => ms > 0 && ms < Number.POSITIVE_INFINITY,
  );
}

/** The standard's hint: whole seconds, or a date. */
function retryAfterHeaderMs(header: string | undefined, now: number): number {
  if (header === undefined) {
    return Number.NaN;
  }
  return /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
}

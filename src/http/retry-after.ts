import type { IncomingHttpHeaders } from 'node:http';
import type { ImagepinError } from '../errors';

/** Adds to an error when to come back, where the answer says so. */
export function markRetryAfter(
  error: ImagepinError,
  retryAfterMs: number | undefined,
): ImagepinError {
  return retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs });
}

/** When the sender of an error wants to be asked again. */
export function retryAfterOf(error: ImagepinError): number | undefined {
  return 'retryAfterMs' in error && typeof error.retryAfterMs === 'number'
    ? error.retryAfterMs
    : undefined;
}

/** The wait that an answer's head asks for, in milliseconds. */
export function readRetryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const hints = [
    Number(headers['x-acs-retry-after']),
    timeLeftMs(headers['x-ratelimit-user-api']),
    timeLeftMs(headers['x-ratelimit-user']),
    retryAfterHeaderMs(headers['retry-after'], now),
  ];
  return hints.find((ms) => ms > 0 && ms < Number.POSITIVE_INFINITY);
}

/** Alibaba Cloud's older hint, such as `Limit:10,TimeLeft:1500`; in milliseconds like the newer one. */
function timeLeftMs(header: string | string[] | undefined): number {
  return Number(/\bTimeLeft:(\d+)/.exec(String(header))?.[1]);
}

/** The standard's hint: whole seconds, or a date. */
function retryAfterHeaderMs(header: string | undefined, now: number): number {
  if (header === undefined) {
    return Number.NaN;
  }
  return /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
}

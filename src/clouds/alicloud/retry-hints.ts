import type { IncomingHttpHeaders } from 'node:http';

/** The milliseconds to wait before a retry, from the current header and the older one such as `Limit:10,TimeLeft:1500`. */
export function retryHints(headers: IncomingHttpHeaders): readonly number[] {
  return [
    Number(headers['x-acs-retry-after']),
    timeLeft(headers['x-ratelimit-user-api']),
    timeLeft(headers['x-ratelimit-user']),
  ];
}

function timeLeft(header: string | string[] | undefined): number {
  return Number(/\bTimeLeft:(\d+)/.exec(String(header))?.[1]);
}

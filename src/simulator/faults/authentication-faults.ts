import type { Fault } from './fault';

const MINUTE_MS = 60 * 1000;

/** Requests that the service does not accept, although their signature is right. */
export const authenticationFaults = [
  {
    kind: 'clock-skew',
    description:
      'rejects the timestamp: the clock is a minute further ahead than the service allows',
    apply({ now, timeWindowMs, respond }) {
      const ahead = now + timeWindowMs + MINUTE_MS;
      const response = respond({ now: ahead });
      return {
        ...response,
        headers: { ...response.headers, date: new Date(ahead).toUTCString() },
      };
    },
  },
  {
    kind: 'expired-token',
    description: 'rejects the credentials, as if their token had expired',
    apply: ({ respondWithError }) => respondWithError('expired-token'),
  },
  {
    kind: 'permission-denied',
    description: 'rejects the request, as if the account were not permitted to list images',
    apply: ({ respondWithError }) => respondWithError('permission-denied'),
  },
] as const satisfies readonly Fault[];

import type { HttpResponse } from '../http/http-message';
import type { Fault } from './fault';

const LATENCY_MS = 200;
const SHORTEST_MS = 5;
const LONGEST_MS = 1_000;

const nothingSent: HttpResponse = { status: 200, headers: {}, body: '', delivery: 'destroyed' };

/** Failures on the way of a response that is right. */
export const transportFaults = [
  {
    kind: 'latency',
    description: `delays the response by ${LATENCY_MS} ms`,
    apply: ({ respond }) => ({ ...respond(), delayMs: LATENCY_MS }),
  },
  {
    kind: 'long-tail',
    description: `delays most responses by a few milliseconds, and a few by up to ${LONGEST_MS} ms`,
    apply: ({ respond, number }) => ({ ...respond(), delayMs: longTailMs(number) }),
  },
  {
    kind: 'slow-headers',
    description: 'sends a header every 100 ms, without end',
    apply: ({ respond }) => ({ ...respond(), delivery: 'endless-headers' }),
  },
  {
    kind: 'endless-body',
    description: 'sends a body without end',
    apply: ({ respond }) => ({ ...respond(), delivery: 'endless-body' }),
  },
  {
    kind: 'truncated',
    description: 'closes the connection halfway through the body',
    apply: ({ respond }) => ({ ...respond(), delivery: 'halved' }),
  },
  {
    kind: 'reset',
    description: 'destroys the connection before a response is sent',
    apply: () => nothingSent,
  },
  {
    kind: 'reset-in-body',
    description: 'resets the connection halfway through the body',
    apply: ({ respond }) => ({ ...respond(), delivery: 'halved-and-reset' }),
  },
  {
    kind: 'refused',
    description: 'resets new connections of any source before they carry a request',
    atConnection: true,
    apply: () => nothingSent,
  },
] as const satisfies readonly Fault[];

/** The golden ratio spreads consecutive numbers evenly, so that every run has the same delays. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** Delays of a Pareto distribution: half of them are below twice the shortest, one in a hundred is above a hundred times it. */
function longTailMs(number: number): number {
  const share = 1 - ((number * GOLDEN_RATIO) % 1);
  return Math.min(LONGEST_MS, SHORTEST_MS / share);
}

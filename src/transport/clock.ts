import { setTimeout } from 'node:timers/promises';

/** Time, as the layers and the deadline see it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after a while; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

// Node turns a longer delay into one millisecond.
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  sleep: (ms: number, signal: AbortSignal) =>
    setTimeout(Math.min(ms, LONGEST_MS), undefined, { signal }).catch(() =>
      signal.throwIfAborted(),
    ),
});

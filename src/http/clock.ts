import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time, as the layers and the deadline see it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something after a while, unless what is returned is called before. */
  startTimer(ms: number, run: () => void): () => void;
}

// Node turns a longer delay into one millisecond.
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  startTimer: (ms: number, run: () => void) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
});

/** Resolves after a while; rejects with the signal's reason as soon as it is aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(Math.min(ms, LONGEST_MS), undefined, { signal }).catch(() =>
    signal.throwIfAborted(),
  );
}

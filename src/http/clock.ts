import { setTimeout as sleepFor } from 'node:timers/promises';

/** The time and timers of layers and deadlines. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs a function after a delay; the returned function cancels it. */
  startTimer(ms: number, run: () => void): () => void;
}

// Node replaces a longer delay with one millisecond.
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  startTimer: (ms: number, run: () => void) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
});

/** Resolves after a delay; rejects with the signal's reason as soon as it is aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(Math.min(ms, LONGEST_MS), undefined, { signal }).catch(() =>
    signal.throwIfAborted(),
  );
}

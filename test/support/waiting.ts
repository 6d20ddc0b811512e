import type { Clock } from '../../src/http/clock';

/** Resolves when a condition holds, which something else in this process brings about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await settle();
  }
}

/** Resolves after everything that is due has run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** How many timers still run. */
  timers(): number;
}

export function manualClock(start = 0): ManualClock {
  let now = start;
  const timers = new Map<() => void, number>();
  return {
    now: () => now,
    startTimer: (ms, run) => {
      timers.set(run, now + ms);
      return () => timers.delete(run);
    },
    advance: (ms) => {
      now += ms;
      for (const [run, due] of timers) {
        if (due <= now) {
          timers.delete(run);
          run();
        }
      }
    },
    timers: () => timers.size,
  };
}

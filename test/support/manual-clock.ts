import type { Clock } from '../../src/http/clock';

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

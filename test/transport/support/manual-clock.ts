import type { Clock } from '../../../src/transport/clock';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** How many still sleep. */
  sleepers(): number;
}

export function manualClock(start = 0): ManualClock {
  let now = start;
  const sleeping = new Map<() => void, number>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        sleeping.set(resolve, now + ms);
        signal.addEventListener('abort', () => {
          sleeping.delete(resolve);
          reject(signal.reason);
        });
      }),
    advance: (ms) => {
      now += ms;
      for (const [wake, due] of sleeping) {
        if (due <= now) {
          sleeping.delete(wake);
          wake();
        }
      }
    },
    sleepers: () => sleeping.size,
  };
}

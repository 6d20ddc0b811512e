import { setMaxListeners } from 'node:events';
import type { ImagepinError } from '../errors';
import { abortable } from './abortable';
import type { Clock } from './clock';

export interface Timeout {
  readonly ms: number;
  /** Each of them ends the work early, with its own reason. */
  readonly signals: readonly AbortSignal[];
  readonly clock: Clock;
  /** What to say when the time is over. */
  timeoutError(): ImagepinError;
}

/** Runs work that is told to stop, and no longer waited for, when the time is over. */
export async function withTimeout<Result>(
  { ms, signals, clock, timeoutError }: Timeout,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  for (const signal of signals) {
    signal.throwIfAborted();
  }
  const work = new AbortController();
  setMaxListeners(0, work.signal);
  const leave = () => work.abort(signals.find(({ aborted }) => aborted)?.reason);
  for (const signal of signals) {
    // Not AbortSignal.any: a signal that lives long would remember every one made of it.
    signal.addEventListener('abort', leave, { once: true });
  }
  const stopTimer = clock.startTimer(ms, () => work.abort(timeoutError()));
  try {
    return await abortable(run(work.signal), work.signal);
  } finally {
    stopTimer();
    for (const signal of signals) {
      signal.removeEventListener('abort', leave);
    }
  }
}

import { setMaxListeners } from 'node:events';
import type { ImagepinError } from '../errors';
import type { Clock } from './clock';

/** The time limit of some work. */
export interface Timeout {
  readonly ms: number;
  /** Signals that end the work early. */
  readonly signals: readonly AbortSignal[];
  /** Returns the error for the reason of such a signal. Default: the reason itself. */
  toError?(reason: unknown): unknown;
  readonly clock: Clock;
  /** Returns the error for an exceeded limit. */
  timeoutError(): ImagepinError;
  /** The reason with which the work's signal is aborted when the work has ended. Default: it is not aborted. */
  readonly endReason?: ImagepinError;
}

/** Runs work within a time limit, at which its signal is aborted and the promise rejects. */
export async function withTimeout<Result>(
  { ms, signals, toError = (reason) => reason, clock, timeoutError, endReason }: Timeout,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const work = new AbortController();
  setMaxListeners(0, work.signal);
  const leave = () => work.abort(toError(signals.find(({ aborted }) => aborted)?.reason));
  if (signals.some(({ aborted }) => aborted)) {
    leave();
  }
  work.signal.throwIfAborted();
  for (const signal of signals) {
    // AbortSignal.any would leak: a long-lived signal remembers every signal derived from it.
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
    if (endReason) {
      work.abort(endReason);
    }
  }
}

/** Resolves like the promise, or rejects with the signal's reason as soon as it is aborted. */
export function abortable<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) {
      leave();
    }
    signal.addEventListener('abort', leave, { once: true });
    const stay = () => signal.removeEventListener('abort', leave);
    promise.then(resolve, reject).finally(stay);
  });
}

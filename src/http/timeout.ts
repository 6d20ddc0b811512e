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
  /** Returns the reason with which the signal is aborted when the work has ended. Default: it is not aborted. */
  endReason?(): ImagepinError;
}

/** Work that can be ended early. */
export interface Work {
  /** Aborted at the limit, by one of the signals or by `abort`. */
  readonly signal: AbortSignal;
  /** Ends the work with a reason. */
  abort(reason: unknown): void;
}

/** Runs work within a time limit, at which its signal is aborted and the promise rejects. */
export async function withTimeout<Result>(
  { ms, signals, toError = (reason) => reason, clock, timeoutError, endReason }: Timeout,
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (reason: unknown) => controller.abort(reason);
  setMaxListeners(0, signal);
  const leave = () => abort(toError(signals.find(({ aborted }) => aborted)?.reason));
  if (signals.some(({ aborted }) => aborted)) {
    leave();
  }
  signal.throwIfAborted();
  for (const outer of signals) {
    // Any number of lookups may share a caller's signal.
    setMaxListeners(0, outer);
    // AbortSignal.any would leak: a long-lived signal remembers every signal derived from it.
    outer.addEventListener('abort', leave, { once: true });
  }
  const stopTimer = clock.startTimer(ms, () => abort(timeoutError()));
  try {
    return await abortable(run({ signal, abort }), signal);
  } finally {
    stopTimer();
    for (const outer of signals) {
      outer.removeEventListener('abort', leave);
    }
    if (endReason) {
      abort(endReason());
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

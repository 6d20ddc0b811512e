import { setMaxListeners } from 'node:events';
import { ImagepinError } from '../errors';
import { argument, text } from '../text';
import { type Clock, systemClock } from './clock';
import { withTimeout } from './timeout';

/** The deadline of a lookup. */
export interface Deadline {
  /** Aborted by the caller or at the deadline, with an ImagepinError as its reason. */
  readonly signal: AbortSignal;
  /** Returns the milliseconds until the deadline. */
  msLeft(): number;
}

/** Runs a lookup until its deadline or until the caller cancels it. */
export async function withDeadline<Result>(
  ms: number,
  callerSignal: AbortSignal | undefined,
  run: (deadline: Deadline) => Promise<Result>,
  clock: Clock = systemClock,
): Promise<Result> {
  const cancellation = new AbortController();
  const cancel = () => cancellation.abort(toCancelledError(callerSignal?.reason));
  if (callerSignal?.aborted) {
    cancel();
  }
  callerSignal?.addEventListener('abort', cancel, { once: true });
  const end = clock.now() + ms;
  const msLeft = () => Math.max(0, end - clock.now());
  const work = new AbortController();
  setMaxListeners(0, work.signal);
  try {
    return await withTimeout(
      { ms, signals: [cancellation.signal], clock, timeoutError: () => toDeadlineError(ms) },
      (signal) => {
        signal.addEventListener('abort', () => work.abort(signal.reason), { once: true });
        return run({ signal: work.signal, msLeft });
      },
    );
  } finally {
    callerSignal?.removeEventListener('abort', cancel);
    // When one page fails, the others are not needed.
    work.abort(new ImagepinError('Cancelled', 'the lookup has ended'));
  }
}

function toCancelledError(reason: unknown): ImagepinError {
  return ImagepinError.is(reason) && reason.code === 'Cancelled'
    ? reason
    : new ImagepinError('Cancelled', 'the lookup was canceled', { cause: reason });
}

function toDeadlineError(ms: number): ImagepinError {
  return new ImagepinError('ApiUnavailable', `no result within ${ms / 1000} s`, {
    path: ['timeoutSeconds'],
    detail: text`The whole lookup must end within this time. Increase ${argument('timeoutSeconds')}, or add filters so that there is less to list.`,
  });
}

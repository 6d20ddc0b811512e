import { ImagepinError } from '../errors';
import { argument, text } from '../text';
import { type Clock, systemClock } from './clock';
import { type Work, withTimeout } from './timeout';

/** The work of a lookup; its signal is aborted by the caller, at the deadline or by `abort`. */
export interface Deadline extends Work {
  /** Returns the milliseconds until the deadline. */
  msLeft(): number;
}

/** Runs a lookup until its deadline or until the caller cancels it. */
export function withDeadline<Result>(
  ms: number,
  callerSignal: AbortSignal | undefined,
  run: (deadline: Deadline) => Promise<Result>,
  clock: Clock = systemClock,
): Promise<Result> {
  const end = clock.now() + ms;
  const msLeft = () => Math.max(0, end - clock.now());
  return withTimeout(
    {
      ms,
      signals: callerSignal ? [callerSignal] : [],
      toError: toCancelledError,
      clock,
      timeoutError: () => toDeadlineError(ms),
      // When one page fails, the others are not needed.
      endReason: () => new ImagepinError('Cancelled', 'the lookup has ended'),
    },
    (work) => run({ ...work, msLeft }),
  );
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

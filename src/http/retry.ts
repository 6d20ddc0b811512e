import { hintsOf, ImagepinError } from '../errors';
import { joinTexts, type MessageTexts, textsOf } from '../text';
import type { CallContext, Layer } from './call';
import { systemClock, sleep as systemSleep } from './clock';

export interface RetryPolicy {
  /** The upper bound of the first delay in milliseconds; it doubles with each retry. Default: 200. */
  readonly baseMs?: number;
  /** The largest upper bound in milliseconds. Default: 10,000. */
  readonly capMs?: number;
  /** Resolves after a delay; rejects with the signal's reason when it is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Returns a number of at least 0 and less than 1. */
  readonly random?: () => number;
  /** Returns a time in milliseconds, for differences only. */
  readonly now?: () => number;
}

/** The end of the pause of a throttled account, and the reply that demanded it. */
interface Pause {
  readonly until: number;
  readonly error: ImagepinError;
}

/** The tries of one call. */
interface Tries {
  count: number;
  readonly start: number;
}

/**
 * Retries transient errors within the lookup's retry budget.
 * When one call is throttled, all calls of the layer wait: each account and operation has a layer of its own.
 */
export function retry(policy: RetryPolicy = {}): Layer {
  const { sleep = systemSleep, now = systemClock.now } = policy;
  let pause: Pause | undefined;

  const waitMs = createJitter(policy);

  const waitForPause = async (tries: Tries, context: CallContext) => {
    // Another reply may prolong the pause meanwhile.
    while (pause && pause.until > now()) {
      const ms = waitMs(0, pause.until - now());
      requireTime(ms, pause.error, tries, context, now());
      await sleep(ms, context.signal);
    }
  };

  /** Takes one retry from the budget and waits, or throws the error. */
  const waitBeforeRetry = async (error: unknown, tries: Tries, context: CallContext) => {
    context.signal.throwIfAborted();
    if (!isTransient(error)) {
      throw error;
    }
    const { isThrottled, retryAfterMs } = hintsOf(error);
    const ms = waitMs(tries.count - 1, retryAfterMs);
    const until = now() + (retryAfterMs ?? ms);
    if (isThrottled && until > (pause?.until ?? 0)) {
      pause = { until, error };
    }
    if (context.budget.retries <= 0) {
      throw withTries(error, tries, now());
    }
    requireTime(ms, error, tries, context, now());
    context.budget.retries -= 1;
    await sleep(ms, context.signal);
  };

  return (next) => async (request, context) => {
    const tries = { count: 0, start: now() };
    for (;;) {
      await waitForPause(tries, context);
      tries.count += 1;
      context.cost.tries += 1;
      try {
        return await next(request, context);
      } catch (error) {
        await waitBeforeRetry(error, tries, context);
      }
    }
  };
}

/** Full jitter: a random delay up to the bound; after a delay that the server requests, up to a quarter of it. */
function createJitter({ baseMs = 200, capMs = 10_000, random = Math.random }: RetryPolicy) {
  return (attempt: number, requestedMs?: number): number => {
    const quarter = (requestedMs ?? Number.POSITIVE_INFINITY) / 4;
    const bound = Math.min(capMs, baseMs * 2 ** attempt, quarter);
    return (requestedMs ?? 0) + Math.floor(random() * bound);
  };
}

/** Throws the error if the lookup ends before the wait does. */
function requireTime(
  ms: number,
  error: ImagepinError,
  tries: Tries,
  { msLeft }: CallContext,
  now: number,
): void {
  if (ms >= (msLeft?.() ?? Number.POSITIVE_INFINITY)) {
    throw withTries(error, tries, now);
  }
}

function isTransient(error: unknown): error is ImagepinError {
  return ImagepinError.is(error) && (hintsOf(error).isTransient ?? error.code === 'ApiUnavailable');
}

/** The last error of several tries, with their number and time. */
function withTries(error: ImagepinError, { count, start }: Tries, now: number): ImagepinError {
  if (count <= 1) {
    return error;
  }
  const { message, detail } = textsOf<MessageTexts>(error);
  const seconds = ((now - start) / 1000).toFixed(1);
  const { code, path, missing, cause } = error;
  return new ImagepinError(code, message, {
    detail: joinTexts([detail, `The call was given up after ${count} tries in ${seconds} s.`]),
    path,
    missing,
    cause,
  });
}

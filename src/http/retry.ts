import { hintsOf, ImagepinError } from '../errors';
import type { CallContext, Layer } from './call';
import { sleep as systemSleep } from './clock';

export interface RetryPolicy {
  /** The upper bound of the first delay in milliseconds; it doubles with each retry. Default: 200. */
  readonly baseMs?: number;
  /** The largest upper bound in milliseconds. Default: 10,000. */
  readonly capMs?: number;
  /** Resolves after a delay; rejects with the signal's reason when it is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Returns a number of at least 0 and less than 1. */
  readonly random?: () => number;
}

/** Retries transient errors within the lookup's retry budget. */
export function retry(policy: RetryPolicy = {}): Layer {
  const { baseMs = 200, capMs = 10_000, sleep = systemSleep, random = Math.random } = policy;

  // Full jitter: a random delay up to the bound, after the delay that the server requests.
  const waitMs = (error: unknown, attempt: number): number => {
    const bound = Math.min(capMs, baseMs * 2 ** attempt);
    return (hintsOf(error).retryAfterMs ?? 0) + Math.floor(random() * bound);
  };

  /** Takes one retry from the budget and waits, or throws the error. */
  const waitBeforeRetry = async (error: unknown, attempt: number, context: CallContext) => {
    context.signal.throwIfAborted();
    if (!isTransient(error) || context.budget.retries <= 0) {
      throw error;
    }
    const ms = waitMs(error, attempt);
    if (ms >= (context.msLeft?.() ?? Number.POSITIVE_INFINITY)) {
      throw error;
    }
    context.budget.retries -= 1;
    await sleep(ms, context.signal);
  };

  return (next) => async (request, context) => {
    for (let attempt = 0; ; attempt++) {
      context.cost.tries += 1;
      try {
        return await next(request, context);
      } catch (error) {
        await waitBeforeRetry(error, attempt, context);
      }
    }
  };
}

function isTransient(error: unknown): boolean {
  const isUnavailable = ImagepinError.is(error) && error.code === 'ApiUnavailable';
  return hintsOf(error).isTransient ?? isUnavailable;
}

import type { ImagepinError } from '../errors';
import type { CallContext, Layer } from './call';
import { sleep as systemSleep } from './clock';
import { retryAfterOf } from './retry-after';
import { isTransient } from './transient';

export interface RetryPolicy {
  /** The bound of the first wait; it doubles with each further one. Default: 200. */
  readonly baseMs?: number;
  /** The bound of every wait that is ours to choose. Default: 10,000. */
  readonly capMs?: number;
  /** Waits, and rejects with the signal's reason when it is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** At least 0, less than 1. */
  readonly random?: () => number;
}

/** Repeats what is unavailable, as often as the lookup's budget allows. */
export function retry(policy: RetryPolicy = {}): Layer {
  const { baseMs = 200, capMs = 10_000, sleep = systemSleep, random = Math.random } = policy;

  // Full jitter: anywhere up to the bound, after what the server asks for.
  const waitMs = (error: ImagepinError, attempt: number): number => {
    const bound = Math.min(capMs, baseMs * 2 ** attempt);
    return (retryAfterOf(error) ?? 0) + Math.floor(random() * bound);
  };

  /** Takes a turn from the budget and waits for it, or throws the error that ends the call. */
  const waitBeforeRetry = async (error: unknown, attempt: number, context: CallContext) => {
    context.signal.throwIfAborted();
    if (!isTransient(error) || context.retries.left <= 0) {
      throw error;
    }
    const ms = waitMs(error, attempt);
    if (ms >= (context.msLeft?.() ?? Number.POSITIVE_INFINITY)) {
      throw error;
    }
    context.retries.left -= 1;
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

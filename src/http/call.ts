import type { Budget } from './budget';

/** The context of one lookup that its calls share. */
export interface CallContext {
  /** Aborted by the caller or by the lookup's deadline, with an ImagepinError as its reason. */
  readonly signal: AbortSignal;
  readonly budget: Budget;
  /** The cost of the lookup so far. */
  readonly cost: { calls: number; tries: number };
  /** Returns the milliseconds until the lookup's deadline. Default: no limit. */
  msLeft?(): number;
  /** Called after every reply. */
  onReply?(): void;
}

/** Sends one request and resolves to its reply. */
export type Call<Request, Reply> = (request: Request, context: CallContext) => Promise<Reply>;

/** Wraps a call with one concern, such as retry. */
export type Layer = <Request, Reply>(next: Call<Request, Reply>) => Call<Request, Reply>;

/** Combines layers, the outermost first: `layered(send, limit, retry)` waits for its turn once and retries within it. */
export function layered<Request, Reply>(
  send: Call<Request, Reply>,
  ...layers: readonly Layer[]
): Call<Request, Reply> {
  return layers.reduceRight((next, layer) => layer(next), send);
}

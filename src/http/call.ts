/** What belongs to one lookup while its calls are under way. */
export interface CallContext {
  /** Aborted by the caller or by the lookup's deadline, with an ImagepinError as its reason. */
  readonly signal: AbortSignal;
  /** How many more times the lookup may repeat a call. */
  readonly retries: { left: number };
  /** What the lookup has cost so far. */
  readonly cost: { calls: number; tries: number };
  /** The milliseconds that are left for the lookup. Default: no limit. */
  msLeft?(): number;
  /** Runs after every reply. */
  onReply?(): void;
}

/** Sends one request and resolves to its reply. */
export type Call<Request, Reply> = (request: Request, context: CallContext) => Promise<Reply>;

/** Wraps a call with one concern, such as retry. */
export type Layer = <Request, Reply>(next: Call<Request, Reply>) => Call<Request, Reply>;

/** The first layer is the outermost: `layered(send, limit, retry)` waits for its turn once, and retries within it. */
export function layered<Request, Reply>(
  send: Call<Request, Reply>,
  ...layers: readonly Layer[]
): Call<Request, Reply> {
  return layers.reduceRight((next, layer) => layer(next), send);
}

import { abortable } from './abortable';
import type { ApiReply, ApiRequest, CallContext, Layer } from './transport';

export interface ShareOptions {
  /** Whose answers these are. A label such as a digest of the key's id, never a secret. */
  readonly account: string;
}

/** A fetch under way, and those who wait for it. */
interface Fetch {
  readonly reply: Promise<ApiReply>;
  readonly waiting: Set<CallContext>;
  readonly control: AbortController;
}

/** Equal requests that are under way at the same time share one fetch. */
export function share({ account }: ShareOptions): Layer {
  const fetches = new Map<string, Fetch>();

  return (next) => async (request, context) => {
    context.signal.throwIfAborted();
    const key = keyOf(account, request);
    const fetch = fetches.get(key) ?? start();
    fetch.waiting.add(context);
    try {
      return await abortable(fetch.reply, context.signal);
    } finally {
      fetch.waiting.delete(context);
      if (fetch.waiting.size === 0 && forget(fetch)) {
        fetch.control.abort(context.signal.reason);
      }
    }

    function start(): Fetch {
      const waiting = new Set([context]);
      const control = new AbortController();
      const msLeft = () => Math.max(...[...waiting].map(msLeftOf));
      const reply = next(request, { ...context, signal: control.signal, msLeft });
      const fetch = { reply, waiting, control };
      fetches.set(key, fetch);
      const settled = () => forget(fetch);
      reply.then(settled, settled);
      return fetch;
    }

    /** Whether it was still under way; a later fetch of the same request may have its place. */
    function forget(fetch: Fetch): boolean {
      return fetches.get(key) === fetch && fetches.delete(key);
    }
  };
}

function msLeftOf({ msLeft }: CallContext): number {
  return msLeft?.() ?? Number.POSITIVE_INFINITY;
}

function keyOf(account: string, { api, endpoint, region, parameters }: ApiRequest): string {
  const { protocol, service, version, action, path } = api;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    account,
    endpoint,
    region,
    protocol,
    service,
    version,
    action,
    path,
    sorted,
  ]);
}

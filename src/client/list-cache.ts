import { setMaxListeners } from 'node:events';
import type { CallContext } from '../http/call';
import { abortable } from '../http/timeout';
import type { ImageList, ListRequest } from '../lookup/fetch-images';

/** The context of a lookup that needs a list. */
interface LookupContext extends CallContext {
  /** Whether to read the list again, because it may have just changed. Default: false. */
  readonly fresh?: boolean | undefined;
}

/** Reads a list in the context of a lookup. */
export type ListReader = (request: ListRequest, context: LookupContext) => Promise<ImageList>;

export interface ListCacheConfig {
  /** How long a list is cached after it was read, in milliseconds; an empty list is never cached. Default: 0. */
  readonly ttlMs?: number | undefined;
  /** Returns a time in milliseconds, for differences only. */
  readonly now: () => number;
}

/** A list that is being read or has been read, and the lookups that wait for it. */
interface CacheEntry {
  readonly key: string;
  readonly images: Promise<ImageList>;
  readonly waiters: Set<CallContext>;
  readonly controller: AbortController;
  /** The time at which the read succeeded or failed. */
  endedAt?: number;
}

/** Creates a reader that reads a list once for all concurrent lookups that need it. */
export function createListCache(read: ListReader, { ttlMs = 0, now }: ListCacheConfig): ListReader {
  const entries = new Map<string, CacheEntry>();

  /** Removes an entry, unless a later read of the same list has replaced it. */
  function evict(entry: CacheEntry): void {
    if (entries.get(entry.key) === entry) {
      entries.delete(entry.key);
    }
  }

  function start(key: string, request: ListRequest, context: CallContext): CacheEntry {
    const entry = startReading(key, request, context, read);
    const end = (isCacheable: boolean) => {
      entry.endedAt = now();
      if (!isCacheable) {
        evict(entry);
      }
    };
    entries.set(key, entry);
    entry.images.then(
      ({ length }) => end(length > 0 && ttlMs > 0),
      () => end(false),
    );
    return entry;
  }

  function evictExpired(): void {
    for (const entry of entries.values()) {
      if (entry.endedAt !== undefined && now() - entry.endedAt > ttlMs) {
        evict(entry);
      }
    }
  }

  return async (request, context) => {
    context.signal.throwIfAborted();
    evictExpired();
    const unboundedKey = cacheKeyOf(request);
    // Only lookups with a page budget share a limited read, because it may stop before the end of the list.
    const key = request.budget ? `bounded ${unboundedKey}` : unboundedKey;
    const existing = context.fresh ? undefined : (entries.get(unboundedKey) ?? entries.get(key));
    const entry = existing ?? start(key, request, context);
    entry.waiters.add(context);
    try {
      return await abortable(entry.images, context.signal);
    } finally {
      entry.waiters.delete(context);
      if (entry.waiters.size === 0 && entry.endedAt === undefined) {
        evict(entry);
        entry.controller.abort(context.signal.reason);
      }
    }
  };
}

/** Starts to read a list; the read is canceled when no lookup waits for it anymore. */
function startReading(
  key: string,
  request: ListRequest,
  context: CallContext,
  read: ListReader,
): CacheEntry {
  const waiters = new Set([context]);
  const controller = new AbortController();
  // Every running call adds a listener.
  setMaxListeners(0, controller.signal);
  const msLeft = () => Math.max(...[...waiters].map(msLeftOf));
  const onReply = () => {
    for (const waiter of waiters) {
      waiter.onReply?.();
    }
  };
  const images = read(request, { ...context, signal: controller.signal, msLeft, onReply });
  return { key, images, waiters, controller };
}

function msLeftOf({ msLeft }: CallContext): number {
  return msLeft?.() ?? Number.POSITIVE_INFINITY;
}

function cacheKeyOf({
  parsed: { source, query },
  listing: { parameters, implies },
}: ListRequest): string {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([source.id, query.region, implies, sorted]);
}

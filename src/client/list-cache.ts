import { setMaxListeners } from 'node:events';
import { abortable } from '../http/abortable';
import type { CallContext } from '../http/call';
import type { Image } from '../image/image';
import type { PageBudget } from '../lookup/fetch-images';
import type { ParsedQuery } from '../lookup/parsed-query';
import type { Listing } from '../sources/source';

/** A list to read for a lookup. */
interface ListRequest {
  readonly parsed: ParsedQuery;
  readonly listing: Listing;
  /** The pages that may be read. A bounded reading may end before the list does, so only bounded lookups share it. */
  readonly budget?: PageBudget | undefined;
  /** Whether the list may have changed a moment ago, so that it is read anew. Default: false. */
  readonly fresh?: boolean | undefined;
}

/** Reads a list in the context of a lookup. */
export type ListReader = (request: ListRequest, context: CallContext) => Promise<readonly Image[]>;

export interface ListCacheConfig {
  /** How long a list is remembered after it was read; an empty one never is. Default: 0. */
  readonly ttlMs?: number | undefined;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

/** A list that is being read, or was, and those who wait for it. */
interface CacheEntry {
  readonly key: string;
  readonly images: Promise<readonly Image[]>;
  readonly waiters: Set<CallContext>;
  readonly controller: AbortController;
  /** When its last page had come, or it had failed. */
  endedAt?: number;
}

/** Lookups of one account that need the same list at the same time share one reading of it. */
export function createListCache(read: ListReader, { ttlMs = 0, now }: ListCacheConfig): ListReader {
  const entries = new Map<string, CacheEntry>();

  function start(key: string, request: ListRequest, context: CallContext): CacheEntry {
    const entry = startReading(key, request, context, read);
    entries.set(key, entry);
    entry.images.then(
      ({ length }) => end(entry, length > 0 && ttlMs > 0),
      () => end(entry, false),
    );
    return entry;
  }

  function end(entry: CacheEntry, isCacheable: boolean): void {
    entry.endedAt = now();
    if (!isCacheable) {
      evict(entry);
    }
  }

  /** A later reading of the same list may have its place. */
  function evict(entry: CacheEntry): void {
    if (entries.get(entry.key) === entry) {
      entries.delete(entry.key);
    }
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
    const key = request.budget ? `bounded ${unboundedKey}` : unboundedKey;
    const existing = request.fresh ? undefined : (entries.get(unboundedKey) ?? entries.get(key));
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

/** Reads a list in the name of all who wait for it, as long as anybody does. */
function startReading(
  key: string,
  request: ListRequest,
  context: CallContext,
  read: ListReader,
): CacheEntry {
  const waiters = new Set([context]);
  const controller = new AbortController();
  // As many listen as calls are under way.
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

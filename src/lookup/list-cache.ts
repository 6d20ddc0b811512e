import { setMaxListeners } from 'node:events';
import { abortable } from '../http/abortable';
import type { CallContext } from '../http/call';
import type { Image } from '../image/image';
import type { ParsedQuery } from '../query/query';
import type { Listing } from '../sources/source';

/** Reads a list, for all who wait for it. */
type ListReader = (context: CallContext) => Promise<readonly Image[]>;

/** Which readings of others a look-up may share. */
interface CachedReadOptions {
  /** A bounded reading may end before the list does, so it is shared with bounded ones alone. */
  readonly isBounded?: boolean | undefined;
  /** The list may have changed a moment ago, so it is read anew. */
  readonly fresh?: boolean | undefined;
}

/** Gives a look-up a list that another one is reading, or has just read. */
export type CachedRead = (
  parsed: ParsedQuery,
  listing: Listing,
  context: CallContext,
  read: ListReader,
  terms?: CachedReadOptions,
) => Promise<readonly Image[]>;

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

/** Look-ups of one account that want the same list at the same time share one reading of it. */
export function createListCache({ ttlMs = 0, now }: ListCacheConfig): CachedRead {
  const entries = new Map<string, CacheEntry>();

  function start(key: string, context: CallContext, read: ListReader): CacheEntry {
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
    const images = read({ ...context, signal: controller.signal, msLeft, onReply });
    const entry: CacheEntry = { key, images, waiters, controller };
    entries.set(key, entry);
    images.then(
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

  return async (parsed, listing, context, read, { isBounded = false, fresh = false } = {}) => {
    context.signal.throwIfAborted();
    evictExpired();
    const unboundedKey = cacheKeyOf(parsed, listing);
    const key = isBounded ? `bounded ${unboundedKey}` : unboundedKey;
    const existing = fresh ? undefined : (entries.get(unboundedKey) ?? entries.get(key));
    const entry = existing ?? start(key, context, read);
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

function msLeftOf({ msLeft }: CallContext): number {
  return msLeft?.() ?? Number.POSITIVE_INFINITY;
}

function cacheKeyOf({ source, query }: ParsedQuery, { parameters, implies }: Listing): string {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([source.id, query.region, implies, sorted]);
}

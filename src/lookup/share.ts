import { setMaxListeners } from 'node:events';
import type { Image } from '../image/image';
import type { Listing } from '../sources/source';
import { abortable } from '../transport/abortable';
import { flattenParameters } from '../transport/parameters';
import type { CallContext } from '../transport/transport';
import type { Parsed } from './query';

/** Reads a list, for all who wait for it. */
type Read = (context: CallContext) => Promise<readonly Image[]>;

/** Which readings of others a look-up may share. */
interface ShareTerms {
  /** A bounded reading may end before the list does, so it is shared with bounded ones alone. */
  readonly isBounded?: boolean | undefined;
  /** The list may have changed a moment ago, so it is read anew. */
  readonly fresh?: boolean | undefined;
}

/** Gives a look-up a list that another one is reading, or has just read. */
export type Share = (
  parsed: Parsed,
  listing: Listing,
  context: CallContext,
  read: Read,
  terms?: ShareTerms,
) => Promise<readonly Image[]>;

export interface ShareOptions {
  /** How long a list is remembered after it was read; an empty one never is. Default: 0. */
  readonly keepMs?: number | undefined;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

/** A list that is being read, or was, and those who wait for it. */
interface Reading {
  readonly images: Promise<readonly Image[]>;
  readonly waiting: Set<CallContext>;
  readonly control: AbortController;
  /** When its last page had come. */
  endedAt?: number;
}

/** Look-ups of one account that want the same list at the same time share one reading of it. */
export function shareLists({ keepMs = 0, now }: ShareOptions): Share {
  const readings = new Map<string, Reading>();

  function start(key: string, context: CallContext, read: Read): Reading {
    const waiting = new Set([context]);
    const control = new AbortController();
    // As many listen as calls are under way.
    setMaxListeners(0, control.signal);
    const msLeft = () => Math.max(...[...waiting].map(msLeftOf));
    const onAnswer = () => {
      for (const one of waiting) {
        one.onAnswer?.();
      }
    };
    const images = read({ ...context, signal: control.signal, msLeft, onAnswer });
    const reading: Reading = { images, waiting, control };
    readings.set(key, reading);
    images.then(
      ({ length }) => {
        reading.endedAt = now();
        return (length > 0 && keepMs > 0) || forget(key, reading);
      },
      () => forget(key, reading),
    );
    return reading;
  }

  /** Whether it was still there; a later reading of the same list may have its place. */
  function forget(key: string, reading: Reading): boolean {
    return readings.get(key) === reading && readings.delete(key);
  }

  function forgetOld(): void {
    for (const [key, reading] of readings) {
      if (reading.endedAt !== undefined && now() - reading.endedAt > keepMs) {
        forget(key, reading);
      }
    }
  }

  return async (parsed, listing, context, read, { isBounded = false, fresh = false } = {}) => {
    context.signal.throwIfAborted();
    forgetOld();
    const whole = keyOf(parsed, listing);
    const key = readings.has(whole) || !isBounded ? whole : `bounded ${whole}`;
    const reading = (fresh ? undefined : readings.get(key)) ?? start(key, context, read);
    reading.waiting.add(context);
    try {
      return await abortable(reading.images, context.signal);
    } finally {
      reading.waiting.delete(context);
      const isLeft = reading.waiting.size === 0 && reading.endedAt === undefined;
      if (isLeft && forget(key, reading)) {
        reading.control.abort(context.signal.reason);
      }
    }
  };
}

function msLeftOf({ msLeft }: CallContext): number {
  return msLeft?.() ?? Number.POSITIVE_INFINITY;
}

function keyOf({ source, query }: Parsed, { parameters, implies }: Listing): string {
  const sorted = Object.entries(flattenParameters(parameters)).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([source.id, query.region, implies, sorted]);
}

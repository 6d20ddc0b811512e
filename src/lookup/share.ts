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
  readonly key: string;
  readonly images: Promise<readonly Image[]>;
  readonly waiting: Set<CallContext>;
  readonly control: AbortController;
  /** When its last page had come, or it had failed. */
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
    const reading: Reading = { key, images, waiting, control };
    readings.set(key, reading);
    images.then(
      ({ length }) => end(reading, length > 0 && keepMs > 0),
      () => end(reading, false),
    );
    return reading;
  }

  function end(reading: Reading, isKept: boolean): void {
    reading.endedAt = now();
    if (!isKept) {
      forget(reading);
    }
  }

  /** A later reading of the same list may have its place. */
  function forget(reading: Reading): void {
    if (readings.get(reading.key) === reading) {
      readings.delete(reading.key);
    }
  }

  function forgetOld(): void {
    for (const reading of readings.values()) {
      if (reading.endedAt !== undefined && now() - reading.endedAt > keepMs) {
        forget(reading);
      }
    }
  }

  return async (parsed, listing, context, read, { isBounded = false, fresh = false } = {}) => {
    context.signal.throwIfAborted();
    forgetOld();
    const whole = keyOf(parsed, listing);
    const own = isBounded ? `bounded ${whole}` : whole;
    const existing = fresh ? undefined : (readings.get(whole) ?? readings.get(own));
    const reading = existing ?? start(own, context, read);
    reading.waiting.add(context);
    try {
      return await abortable(reading.images, context.signal);
    } finally {
      reading.waiting.delete(context);
      if (reading.waiting.size === 0 && reading.endedAt === undefined) {
        forget(reading);
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

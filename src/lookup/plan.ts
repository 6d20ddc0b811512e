import { isDeepStrictEqual } from 'node:util';
import { Status } from '../image/choices';
import type { Listing, Source } from '../sources/source';
import { joinParameters } from '../transport/parameters';
import type { Parameters } from '../transport/transport';
import { type Condition, conditionsOf, isChecked, says, statedIn } from './condition';
import type { Parsed, Query } from './query';

/** What will be asked of a source. */
export interface Plan {
  /** The lists to read; together they hold every image that may fit. */
  readonly listings: readonly Listing[];
  /** What is held against the images that they hold. */
  readonly conditions: readonly Condition[];
  /** The conditions that the API decides, in words. */
  readonly narrowedBy: readonly string[];
}

/** A condition, said in the API's words. */
interface Narrowed {
  readonly argument: string;
  readonly parameters: Parameters;
}

/**
 * Plans the lists to read.
 * Narrowed, the API decides what it can.
 * Otherwise it decides only what no reply shows and what may scope the caller's permission, so that all else can be told apart here.
 * An argument that is not to be sent is decided here alone.
 */
export function planListings(
  parsed: Parsed,
  narrow: boolean,
  unsent: readonly string[] = [],
): Plan {
  const { source, query } = parsed;
  const conditions = conditionsOf(parsed, narrow);
  const narrowed = narrowedOf(parsed, narrow).filter(({ argument }) => !unsent.includes(argument));
  const lists = source.listings(query, narrow);
  const batches = batchesOf(query, source, narrow);
  const hidden = narrow ? [] : listsOfIds(query, source, lists);
  const withBatches = (of: readonly Listing[], batches: readonly Parameters[]) =>
    of.flatMap((list) =>
      batches.map((ids) => ({
        ...list,
        parameters: joinParameters([list.parameters, ids, ...narrowed.map(toParameters)]),
      })),
    );
  return {
    conditions,
    listings: [
      ...withBatches(lists, batches),
      ...withBatches(hidden, batchesOf(query, source, true)),
    ],
    narrowedBy: [
      ...(batches.some((batch) => Object.keys(batch).length > 0) ? ['ids'] : []),
      ...(query.owners && !isDeepStrictEqual(lists, source.listings(query, false))
        ? ['owners']
        : []),
      ...narrowed.map(({ argument }) => argument),
    ]
      .filter((argument) => argument !== 'status' || (narrow && query.status !== 'any'))
      .map((argument) => wordsOf(argument, conditions, query)),
  };
}

function narrowedOf(parsed: Parsed, narrow: boolean): Narrowed[] {
  const { source } = parsed;
  const stated = statedIn(parsed);
  // An API that is not told which statuses to list leaves most of them out.
  const statuses = (narrow && stated.status) || Status.options;
  const values: Readonly<Record<string, unknown>> = { ...stated, status: statuses };
  const always: readonly string[] = ['status', ...(source.scope ?? [])];
  return Object.entries(source.narrowing).flatMap(([argument, ask]) => {
    const value = values[argument];
    const isAsked =
      value !== undefined &&
      argument !== 'ids' &&
      (narrow || always.includes(argument) || !isChecked(argument, source));
    // The table's keys and the query's are the same names, which Object.entries forgets.
    const parameters = isAsked
      ? (ask as (value: unknown) => Parameters | undefined)(value)
      : undefined;
    return parameters ? [{ argument, parameters }] : [];
  });
}

/** The lists that hold an id, whoever owns its image, and that are too long to be read whole: asked for the ids alone. */
function listsOfIds(query: Query, source: Source, whole: readonly Listing[]): readonly Listing[] {
  const { owners: _, ...anybody } = query;
  return query.ids && source.narrowing.ids
    ? source
        .listings(anybody, true)
        .filter((list) => !whole.some((other) => isDeepStrictEqual(other, list)))
    : [];
}

/** More ids than a request takes are split over several; without ids there is one empty batch. */
function batchesOf({ ids }: Query, source: Source, narrow: boolean): Parameters[] {
  const ask = source.narrowing.ids;
  if (!narrow || !ids || !ask) {
    return [{}];
  }
  const distinct = [...new Set(ids)];
  const size = source.limits.ids ?? distinct.length;
  const starts = distinct.map((_, index) => index).filter((index) => index % size === 0);
  return starts.map((start) => ask(distinct.slice(start, start + size)) ?? {});
}

function wordsOf(argument: string, conditions: readonly Condition[], query: Query): string {
  const condition = conditions.find((candidate) => candidate.argument === argument);
  return condition?.says ?? says(argument, query[argument]);
}

function toParameters({ parameters }: Narrowed): Parameters {
  return parameters;
}

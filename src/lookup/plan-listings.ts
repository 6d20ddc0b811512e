import { isDeepStrictEqual } from 'node:util';
import { type ApiParameters, joinParameters } from '../clouds/parameters';
import { Status } from '../image/enums';
import { effectiveFiltersOf } from '../query/effective-filters';
import type { Query } from '../query/query';
import type { Listing, Source } from '../sources/source';
import type { Text } from '../text';
import {
  type ClientFilter,
  clientFiltersOf,
  hasClientFilter,
  toFilterLabel,
} from './client-filter';
import type { ParsedQuery } from './parsed-query';

/** The lists to read and the filters to apply to their images. */
export interface ListingPlan {
  /** Whether the API filters by everything that it supports. */
  readonly useApiFilters: boolean;
  /** The lists to read; together they contain every possible match. */
  readonly listings: readonly Listing[];
  /** The filters that are applied to the images. */
  readonly clientFilters: readonly ClientFilter[];
  /** The labels of the filters that the API applies. */
  readonly narrowedBy: readonly Text[];
}

/** A filter as API parameters. */
interface ApiFilter {
  readonly argument: string;
  readonly parameters: ApiParameters;
}

/**
 * Plans the lists to read.
 * With API filters, the API filters by everything that it supports.
 * Without them, it filters only by what replies do not contain and by what the account's permissions may require.
 * An excluded argument is a client filter only.
 */
export function planListings(
  parsed: ParsedQuery,
  useApiFilters: boolean,
  excludedArguments: readonly string[] = [],
): ListingPlan {
  const { source, query } = parsed;
  const clientFilters = clientFiltersOf(parsed, useApiFilters);
  const apiFilters = apiFiltersOf(parsed, useApiFilters).filter(
    ({ argument }) => !excludedArguments.includes(argument),
  );
  const lists = source.listings(query, useApiFilters);
  const batches = idBatchesOf(query, source, useApiFilters);
  const listsByIdAlone = useApiFilters ? [] : listingsByIdAlone(query, source, lists);
  const withBatches = (base: readonly Listing[], batches: readonly ApiParameters[]) =>
    base.flatMap((list) =>
      batches.map((ids) => ({
        ...list,
        parameters: joinParameters([
          list.parameters,
          ids,
          ...compatible(apiFilters, hasIds(ids), source).map(parametersOf),
        ]),
      })),
    );
  return {
    useApiFilters,
    clientFilters,
    listings: [
      ...withBatches(lists, batches),
      ...withBatches(listsByIdAlone, idBatchesOf(query, source, true)),
    ],
    narrowedBy: [
      ...(batches.some(hasIds) ? ['ids'] : []),
      ...(useApiFilters && query.owners && !isDeepStrictEqual(lists, source.listings(query, false))
        ? ['owners']
        : []),
      ...compatible(apiFilters, batches.some(hasIds), source).map(({ argument }) => argument),
    ]
      .filter((argument) => argument !== 'status' || (useApiFilters && query.status !== 'any'))
      .map((argument) => labelOf(argument, clientFilters, query)),
  };
}

function apiFiltersOf({ source, query, kind }: ParsedQuery, useApiFilters: boolean): ApiFilter[] {
  const effective = effectiveFiltersOf(query, source, kind);
  // Without statuses, APIs omit most of them.
  const statuses = (useApiFilters && effective.status) || Status.options;
  const values: Readonly<Record<string, unknown>> = { ...effective, status: statuses };
  const alwaysSent: readonly string[] = ['status', ...(source.permissionArguments ?? [])];
  return Object.entries(source.apiFilters).flatMap(([argument, toApiParameters]) => {
    const value = values[argument];
    const isSent =
      value !== undefined &&
      argument !== 'ids' &&
      (useApiFilters || alwaysSent.includes(argument) || !hasClientFilter(argument, source));
    // Object.entries loses that the keys of the table are the names of arguments.
    const parameters = isSent
      ? (toApiParameters as (value: unknown) => ApiParameters | undefined)(value)
      : undefined;
    return parameters ? [{ argument, parameters }] : [];
  });
}

/** The API filters that can be combined: of two that exclude each other, the first. */
function compatible(
  apiFilters: readonly ApiFilter[],
  withIds: boolean,
  { exclusiveApiFilters = {} }: Source,
): readonly ApiFilter[] {
  const exclusive: Readonly<Record<string, readonly string[] | undefined>> = exclusiveApiFilters;
  const sent = withIds ? ['ids'] : [];
  return apiFilters.filter(({ argument }) => {
    const isExcluded = sent.some(
      (other) => exclusive[other]?.includes(argument) || exclusive[argument]?.includes(other),
    );
    if (!isExcluded) {
      sent.push(argument);
    }
    return !isExcluded;
  });
}

/** Further lists that may contain the ids under any owner; too long to be read whole, they are filtered by id only. */
function listingsByIdAlone(
  query: Query,
  source: Source,
  readLists: readonly Listing[],
): readonly Listing[] {
  const { owners: _, ...queryOfAnyOwner } = query;
  return query.ids && source.apiFilters.ids
    ? source
        .listings(queryOfAnyOwner, true)
        .filter((list) => !readLists.some((other) => isDeepStrictEqual(other, list)))
    : [];
}

/** Splits the ids by the limit of a request; without ids there is one empty batch. */
function idBatchesOf({ ids }: Query, source: Source, useApiFilters: boolean): ApiParameters[] {
  const toApiParameters = source.apiFilters.ids;
  if (!useApiFilters || !ids || !toApiParameters) {
    return [{}];
  }
  const distinct = [...new Set(ids)];
  const size = source.limits.ids ?? distinct.length;
  const starts = distinct.map((_, index) => index).filter((index) => index % size === 0);
  return starts.map((start) => toApiParameters(distinct.slice(start, start + size)) ?? {});
}

function labelOf(argument: string, clientFilters: readonly ClientFilter[], query: Query): Text {
  const clientFilter = clientFilters.find((filter) => filter.argument === argument);
  return clientFilter?.label ?? toFilterLabel(argument, query[argument]);
}

function hasIds(batch: ApiParameters): boolean {
  return Object.keys(batch).length > 0;
}

function parametersOf({ parameters }: ApiFilter): ApiParameters {
  return parameters;
}

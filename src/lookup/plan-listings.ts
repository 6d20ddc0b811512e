import { isDeepStrictEqual } from 'node:util';
import { type ApiParameters, joinParameters } from '../clouds/parameters';
import { Status } from '../image/enums';
import { lazy } from '../lazy';
import { type EffectiveFilters, effectiveFiltersOf } from '../query/effective-filters';
import type { Query } from '../query/query';
import type { Listing, Source } from '../sources/source';
import { type ClientFilter, clientFiltersOf, hasClientFilter } from './client-filter';
import type { ParsedQuery } from './parsed-query';

/** The lists of a query and the filters for their images, planned once per lookup. */
export interface ListingPlan {
  /** With all API filters. */
  readonly filtered: Attempt;
  /** With only those API filters that replies cannot verify or that the account's permissions may require. */
  readonly unfiltered: Attempt;
  readonly clientFilters: readonly ClientFilter[];
}

/** One way to read the lists of a query. */
export interface Attempt {
  readonly useApiFilters: boolean;
  /** The lists to read; together they contain every possible match. */
  readonly listings: readonly Listing[];
  /** The arguments that the API filters by. */
  readonly sentFilters: readonly string[];
  /** The same lists without the API filter by tags, if there is one. */
  readonly untagged?: Attempt;
}

/** A filter as API parameters. */
interface ApiFilter {
  readonly argument: string;
  readonly parameters: ApiParameters;
}

/** A list and the ids to filter it by; empty for all of its images. */
interface ListPart {
  readonly list: Listing;
  readonly ids: readonly ApiFilter[];
}

/** Plans the lists to read with and without API filters. */
export function planListings(parsed: ParsedQuery): ListingPlan {
  const { source, query, kind } = parsed;
  const filters = effectiveFiltersOf(query, source, kind);
  const lists = source.listings(query, true);
  const wholeLists = source.listings(query, false);
  // The choice of lists filters by owner, without a parameter.
  const owners =
    query.owners && !isDeepStrictEqual(lists, wholeLists)
      ? [{ argument: 'owners', parameters: {} }]
      : [];
  const ids = idBatchesOf(query, source);
  // Most lookups find an image and do without it.
  const unfiltered = lazy(() =>
    planAttempt(
      parsed,
      false,
      [...withIds(wholeLists, [[]]), ...withIds(listsByIdAlone(parsed, wholeLists), ids)],
      apiFiltersOf(source, filters, false),
    ),
  );
  return {
    filtered: planAttempt(parsed, true, withIds(lists, ids), [
      ...owners,
      ...apiFiltersOf(source, filters, true),
    ]),
    get unfiltered() {
      return unfiltered();
    },
    clientFilters: clientFiltersOf(parsed, filters),
  };
}

function planAttempt(
  parsed: ParsedQuery,
  useApiFilters: boolean,
  parts: readonly ListPart[],
  apiFilters: readonly ApiFilter[],
): Attempt {
  const { source, query } = parsed;
  const filtersByStatus = useApiFilters && query.status !== 'any';
  const untagged = apiFilters.filter(({ argument }) => argument !== 'tags');
  return {
    useApiFilters,
    listings: parts.map((part) => toListing(part, apiFilters, source)),
    sentFilters: compatible([...(parts[0]?.ids ?? []), ...apiFilters], source)
      .map(({ argument }) => argument)
      .filter((argument) => argument !== 'status' || filtersByStatus),
    ...(untagged.length < apiFilters.length && {
      untagged: planAttempt(parsed, useApiFilters, parts, untagged),
    }),
  };
}

function withIds(
  lists: readonly Listing[],
  idBatches: readonly (readonly ApiFilter[])[],
): ListPart[] {
  return lists.flatMap((list) => idBatches.map((ids) => ({ list, ids })));
}

function toListing({ list, ids }: ListPart, apiFilters: readonly ApiFilter[], source: Source) {
  const sent = compatible([...ids, ...apiFilters], source);
  return {
    ...list,
    parameters: joinParameters([list.parameters, ...sent.map(({ parameters }) => parameters)]),
  };
}

function apiFiltersOf(
  source: Source,
  filters: EffectiveFilters,
  useApiFilters: boolean,
): readonly ApiFilter[] {
  // Without statuses, APIs omit most of them.
  const statuses = (useApiFilters && filters.status) || Status.options;
  const values: Readonly<Record<string, unknown>> = { ...filters, status: statuses };
  const alwaysSent: readonly string[] = ['status', ...(source.permissionArguments ?? [])];
  return Object.entries(source.apiFilters).flatMap(([argument, toApiParameters]) => {
    const value = values[argument];
    const isSent =
      value !== undefined &&
      argument !== 'ids' &&
      (useApiFilters || alwaysSent.includes(argument) || !hasClientFilter(argument, source));
    // The type of Object.entries loses the names of the table's keys.
    const parameters = isSent
      ? (toApiParameters as (value: unknown) => ApiParameters | undefined)(value)
      : undefined;
    return parameters ? [{ argument, parameters }] : [];
  });
}

/** The API filters that can be combined: of two that exclude each other, the first. */
function compatible(
  apiFilters: readonly ApiFilter[],
  { exclusiveApiFilters = {} }: Source,
): readonly ApiFilter[] {
  const exclusive: Readonly<Record<string, readonly string[] | undefined>> = exclusiveApiFilters;
  const sent: ApiFilter[] = [];
  for (const filter of apiFilters) {
    const isExcluded = sent.some(
      ({ argument }) =>
        exclusive[argument]?.includes(filter.argument) ||
        exclusive[filter.argument]?.includes(argument),
    );
    if (!isExcluded) {
      sent.push(filter);
    }
  }
  return sent;
}

/** Other owners' lists that may contain the ids; they are too long to be read whole, so the API filters them by id. */
function listsByIdAlone(
  { source, query: { owners: _, ...queryOfAnyOwner } }: ParsedQuery,
  wholeLists: readonly Listing[],
): readonly Listing[] {
  return queryOfAnyOwner.ids && source.apiFilters.ids
    ? source
        .listings(queryOfAnyOwner, true)
        .filter((list) => !wholeLists.some((other) => isDeepStrictEqual(other, list)))
    : [];
}

/** Splits the ids by the limit of a request; without ids there is one empty batch. */
function idBatchesOf({ ids }: Query, source: Source): readonly (readonly ApiFilter[])[] {
  const toApiParameters = source.apiFilters.ids;
  if (!ids || !toApiParameters) {
    return [[]];
  }
  const size = source.limits.ids ?? ids.length;
  const starts = ids.map((_, index) => index).filter((index) => index % size === 0);
  return starts.map((start) => {
    const parameters = toApiParameters(ids.slice(start, start + size));
    return parameters ? [{ argument: 'ids', parameters }] : [];
  });
}

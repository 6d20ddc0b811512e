import { isDeepStrictEqual } from 'node:util';
import { type ErrorCode, hintsOf, ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { type MessageTexts, type Text, text, textsOf } from '../text';
import type { ClientFilter } from './client-filter';
import {
  createPageBudget,
  mergeLists,
  type PageBudget,
  PageBudgetExceeded,
  type ReadList,
} from './fetch-images';
import { type Filtered, filterImages } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import type { Attempt, ListingPlan } from './plan-listings';
import { sortImages } from './sort-images';

/** The images of the lists, and those that pass the filters. */
interface EvaluatedLists extends Filtered {
  readonly attempt: Attempt;
  /** All images of the lists, in any order. */
  readonly images: readonly Image[];
  /** Whether an API filter by tags may have omitted images silently. */
  readonly isCutOff: boolean;
  /** Why `images` is partial, if a list that only the explanation needs could not be read. */
  readonly partial?: Text;
  /** Why matches may be missing. */
  readonly incomplete?: Text;
  /** How totals differ from their lists. */
  readonly totalMismatches?: readonly string[];
}

/** An evaluated query. */
export interface Evaluation extends EvaluatedLists {
  readonly parsed: ParsedQuery;
  readonly clientFilters: readonly ClientFilter[];
  /** Ends what is derived from it. */
  readonly signal?: AbortSignal | undefined;
}

/** A planned lookup and the function that reads its lists. */
export interface PlannedLookup {
  readonly parsed: ParsedQuery;
  readonly plan: ListingPlan;
  readonly read: ReadList;
  /** Ends the evaluation. */
  readonly signal?: AbortSignal | undefined;
}

/** Which lists a lookup reads. */
export interface AttemptOrder {
  /** Whether lists with API filters come last, for images that no other list contains. */
  readonly unfilteredFirst?: boolean;
  /** Whether to read no list that only explains why nothing matches. */
  readonly brief?: boolean | undefined;
}

/** The largest number of pages that are read without API filters. */
const MAX_UNFILTERED_PAGES = 50;

/**
 * Reads the lists of one attempt after the other until an image matches.
 * Lists without API filters only complete the explanation: if one is rejected or too long, the evaluation is partial.
 */
export async function readAttempts(
  lookup: PlannedLookup,
  order: AttemptOrder,
): Promise<Evaluation> {
  const { parsed, plan, signal } = lookup;
  const budget = createPageBudget(MAX_UNFILTERED_PAGES);
  let best: EvaluatedLists | undefined;
  let partial: Text | undefined;
  for (const attempt of attemptsOf(plan, order)) {
    const { useApiFilters } = attempt;
    if (!useApiFilters && !isExplanatory(attempt, plan, best, partial)) {
      continue;
    }
    try {
      const lists = await readAttempt(lookup, attempt, useApiFilters ? undefined : budget);
      best = best && useApiFilters && lists.matches.length === 0 ? best : lists;
      if (lists.matches.length > 0) {
        break;
      }
    } catch (error) {
      partial = toPartial(attempt, error);
    }
  }
  // The attempt with API filters has been read, or has thrown.
  const lists = best as EvaluatedLists;
  return {
    parsed,
    clientFilters: plan.clientFilters,
    signal,
    ...lists,
    ...(partial !== undefined && { partial }),
  };
}

/** Whether lists without API filters may explain more: there may be images without the tags, too. */
function isExplanatory(
  attempt: Attempt,
  { unfiltered }: ListingPlan,
  best: EvaluatedLists | undefined,
  partial: Text | undefined,
): boolean {
  return partial === undefined && (best?.images.length === 0 || attempt !== unfiltered.untagged);
}

/** The attempts in their order; those without API filters are planned when no other has a match. */
function* attemptsOf(plan: ListingPlan, { unfilteredFirst, brief }: AttemptOrder) {
  if (!unfilteredFirst) {
    yield plan.filtered;
  }
  if (!brief && !isDeepStrictEqual(plan.filtered.listings, plan.unfiltered.listings)) {
    yield plan.unfiltered;
    if (plan.unfiltered.untagged) {
      yield plan.unfiltered.untagged;
    }
  }
  if (unfilteredFirst) {
    yield plan.filtered;
  }
}

/** Why the lists without API filters are missing. Throws an error that ends the lookup. */
function toPartial({ useApiFilters }: Attempt, error: unknown): Text {
  const isUnreadable =
    error instanceof PageBudgetExceeded || hasErrorCode(error, 'ApiRejected', 'ApiUnavailable');
  if (useApiFilters || !isUnreadable) {
    throw error;
  }
  return text`the list without API filters was not read: ${messageOf(error)}`;
}

/** Evaluates an attempt, or the same without tags where the API finds only a part of the tagged images. */
async function readAttempt(
  lookup: PlannedLookup,
  attempt: Attempt,
  budget: PageBudget | undefined,
): Promise<EvaluatedLists> {
  const { untagged } = attempt;
  let tagged: EvaluatedLists | undefined;
  let tagLimit: unknown;
  try {
    tagged = await evaluate(lookup, attempt, budget);
    if (!untagged || !tagged.isCutOff) {
      return tagged;
    }
  } catch (error) {
    if (!untagged || !hintsOf(error).rejectsTags) {
      throw error;
    }
    tagLimit = error;
  }
  try {
    return await evaluate(lookup, untagged, budget);
  } catch (error) {
    if (!hasErrorCode(error, 'ApiRejected')) {
      throw error;
    }
    if (!tagged) {
      throw tagLimit;
    }
    const partial = text`the list without tags could not be read, and the list by tags may be incomplete: ${messageOf(error)}`;
    return { ...tagged, partial, incomplete: partial };
  }
}

/** Reads the lists of an attempt, applies the client filters and sorts the matches. */
async function evaluate(
  { parsed, plan, read, signal }: PlannedLookup,
  attempt: Attempt,
  budget: PageBudget | undefined,
): Promise<EvaluatedLists> {
  const { maxTaggedImages = Number.POSITIVE_INFINITY } = parsed.source.limits;
  const requests = attempt.listings.map((listing) => ({ parsed, listing, budget }));
  const lists = await Promise.all(requests.map(read));
  const images = await mergeLists(lists, signal);
  const { matches, steps } = await filterImages(
    images,
    plan.clientFilters,
    attempt.useApiFilters,
    signal,
  );
  return {
    attempt,
    images,
    isCutOff: lists.some(({ length }) => length >= maxTaggedImages),
    totalMismatches: lists.flatMap(({ totalMismatch = [] }) => totalMismatch),
    matches: await sortImages(matches, parsed.query, signal),
    steps,
  };
}

function hasErrorCode(error: unknown, ...codes: readonly ErrorCode[]): error is ImagepinError {
  return ImagepinError.is(error) && codes.includes(error.code);
}

function messageOf(error: Error): Text {
  return textsOf<MessageTexts>(error).message;
}

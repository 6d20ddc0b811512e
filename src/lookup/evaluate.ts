import { isTagLimit } from '../clouds/tag-limit';
import { type ErrorCode, ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { fetchImages, type PageBudget, type ReadList } from './fetch-images';
import { type Filtered, filterImages } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import { type ListingPlan, planListings } from './plan-listings';
import { sortImages } from './sort-images';

/** What was read, and what the conditions left of it. */
export interface Evaluation extends Filtered {
  readonly plan: ListingPlan;
  /** All images that were read, in order. */
  readonly images: readonly Image[];
  /** Why these are not all images, where they could not be read without narrowing. */
  readonly partial?: string;
  /** Why a match may be missing among them. */
  readonly incomplete?: string;
}

/** Where more images carry the tags than the API finds by tags, they are told apart here, if the account may read the others. */
export async function evaluate(
  parsed: ParsedQuery,
  plan: ListingPlan,
  read: ReadList,
  budget?: PageBudget,
): Promise<Evaluation> {
  const tagged = await evaluateTagged(parsed, plan, read, budget);
  if (!tagged.cutOff) {
    return tagged.evaluation;
  }
  try {
    const untagged = planListings(parsed, plan.useApiFilters, ['tags']);
    return await evaluatePlan(parsed, untagged, read, budget);
  } catch (error) {
    if (!hasErrorCode(error, 'ApiRejected')) {
      throw error;
    }
    return tagged.otherwise(error);
  }
}

/** What a list by tags gives, and what stands where it may lack images and the list without tags is refused. */
type TaggedEvaluation =
  | { readonly cutOff: false; readonly evaluation: Evaluation }
  | { readonly cutOff: true; otherwise(refusal: ImagepinError): Evaluation };

async function evaluateTagged(
  parsed: ParsedQuery,
  plan: ListingPlan,
  read: ReadList,
  budget?: PageBudget,
): Promise<TaggedEvaluation> {
  let longest = 0;
  const measuringRead: ReadList = async (...args) => {
    const images = await read(...args);
    longest = Math.max(longest, images.length);
    return images;
  };
  try {
    const evaluation = await evaluatePlan(parsed, plan, measuringRead, budget);
    return mayBeTruncated(parsed, longest)
      ? { cutOff: true, otherwise: (rejection) => toIncomplete(evaluation, rejection) }
      : { cutOff: false, evaluation };
  } catch (error) {
    if (!isTagLimit(error)) {
      throw error;
    }
    return {
      cutOff: true,
      otherwise: () => {
        throw error;
      },
    };
  }
}

/** Whether the API may have left out images of a list that carry the tags, without a word. */
function mayBeTruncated({ source, query }: ParsedQuery, length: number): boolean {
  const { maxTaggedImages = Number.POSITIVE_INFINITY } = source.limits;
  return query.tags !== undefined && length >= maxTaggedImages;
}

function toIncomplete(evaluation: Evaluation, { message }: ImagepinError): Evaluation {
  const partial = `the list without tags was not read, and that of the tags may lack images: ${message}`;
  return { ...evaluation, partial, incomplete: partial };
}

/** Reads the lists of a plan, and holds its conditions against their images. */
export async function evaluatePlan(
  parsed: ParsedQuery,
  plan: ListingPlan,
  read: ReadList,
  budget?: PageBudget,
): Promise<Evaluation> {
  const listed = await fetchImages(parsed, plan.listings, read, budget);
  const images = sortImages(listed, parsed.query);
  return { plan, images, ...filterImages(images, plan.clientFilters) };
}

/** Whether it is one of our own errors, of one of these codes. */
export function hasErrorCode(
  error: unknown,
  ...codes: readonly ErrorCode[]
): error is ImagepinError {
  return ImagepinError.is(error) && codes.includes(error.code);
}

import { isTagLimit } from '../clouds/tag-limit';
import { type ErrorCode, ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { type MessageTexts, type Text, text, textsOf } from '../text';
import { fetchImages, type PageBudget, type ReadList } from './fetch-images';
import { type Filtered, filterImages } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import { type ListingPlan, planListings } from './plan-listings';
import { sortImages } from './sort-images';

/** The images that were read, and those that pass the filters. */
export interface Evaluation extends Filtered {
  readonly plan: ListingPlan;
  /** All images that were read, in order. */
  readonly images: readonly Image[];
  /** Why these are not all images, where the list without API filters could not be read. */
  readonly partial?: Text;
  /** Why a match may be missing among them. */
  readonly incomplete?: Text;
}

/** Filters by tags here where more images have the tags than the API finds by tags, if the account may read the others. */
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

/** The evaluation of a list by tags; one that may be incomplete has a fallback for when the list without tags is refused. */
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

/** Whether the API may have silently left out images that have the tags. */
function mayBeTruncated({ source, query }: ParsedQuery, length: number): boolean {
  const { maxTaggedImages = Number.POSITIVE_INFINITY } = source.limits;
  return query.tags !== undefined && length >= maxTaggedImages;
}

function toIncomplete(evaluation: Evaluation, rejection: ImagepinError): Evaluation {
  const { message } = textsOf<MessageTexts>(rejection);
  const partial = text`the list without tags could not be read, and the list by tags may be incomplete: ${message}`;
  return { ...evaluation, partial, incomplete: partial };
}

/** Reads the lists of a plan and applies its filters to their images. */
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

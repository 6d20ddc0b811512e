import { isTagLimit } from '../clouds/tag-limit';
import { type ErrorCode, ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { type MessageTexts, type Text, text, textsOf } from '../text';
import { fetchImages, type PageBudget, type ReadList } from './fetch-images';
import { type Filtered, filterImages } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import { type ListingPlan, planListings } from './plan-listings';
import { sortImages } from './sort-images';

/** The images of the lists, and those that pass the filters. */
export interface Evaluation extends Filtered {
  readonly plan: ListingPlan;
  /** All images of the lists, in order. */
  readonly images: readonly Image[];
  /** Why `images` is partial, if the list without API filters could not be read. */
  readonly partial?: Text;
  /** Why matches may be missing. */
  readonly incomplete?: Text;
}

/** Evaluates a plan; tags are a client filter where the API finds only a part of the tagged images. */
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

/** The evaluation of a list by tags; if the list may be cut off, it also has a fallback for a rejected list without tags. */
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

/** Whether the API may have silently omitted images with the tags. */
function mayBeTruncated({ source, query }: ParsedQuery, length: number): boolean {
  const { maxTaggedImages = Number.POSITIVE_INFINITY } = source.limits;
  return query.tags !== undefined && length >= maxTaggedImages;
}

function toIncomplete(evaluation: Evaluation, rejection: ImagepinError): Evaluation {
  const { message } = textsOf<MessageTexts>(rejection);
  const partial = text`the list without tags could not be read, and the list by tags may be incomplete: ${message}`;
  return { ...evaluation, partial, incomplete: partial };
}

/** Reads the lists of a plan and applies its client filters. */
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

/** Whether an error is an `ImagepinError` with one of these codes. */
export function hasErrorCode(
  error: unknown,
  ...codes: readonly ErrorCode[]
): error is ImagepinError {
  return ImagepinError.is(error) && codes.includes(error.code);
}

import { type ErrorCode, ImagepinError } from '../errors';
import type { Image } from '../image/image';
import { isTagLimit } from '../transport/tag-limit';
import { fetchImages, type PageBudget, type ReadList } from './fetch';
import { type Filtered, filterImages } from './filter';
import { sortImages } from './order';
import { type Plan, planListings } from './plan';
import type { Parsed } from './query';

/** What was read, and what the conditions left of it. */
export interface Evaluation extends Filtered {
  readonly plan: Plan;
  /** All images that were read, in order. */
  readonly images: readonly Image[];
  /** Why these are not all images, where they could not be read without narrowing. */
  readonly partial?: string;
  /** Why a match may be missing among them. */
  readonly incomplete?: string;
}

/** Where more images carry the tags than the API finds by tags, they are told apart here, if the account may read the others. */
export async function evaluate(
  parsed: Parsed,
  narrow: boolean,
  read: ReadList,
  budget?: PageBudget,
): Promise<Evaluation> {
  const tagged = await evaluateTagged(parsed, narrow, read, budget);
  if (!tagged.cutOff) {
    return tagged.evaluation;
  }
  try {
    return await evaluatePlan(parsed, planListings(parsed, narrow, ['tags']), read, budget);
  } catch (error) {
    if (!isErrorOf(error, 'ApiRejected')) {
      throw error;
    }
    return tagged.otherwise(error);
  }
}

/** What a list by tags gives, and what stands where it may lack images and the list without tags is refused. */
type Tagged =
  | { readonly cutOff: false; readonly evaluation: Evaluation }
  | { readonly cutOff: true; otherwise(refusal: ImagepinError): Evaluation };

async function evaluateTagged(
  parsed: Parsed,
  narrow: boolean,
  read: ReadList,
  budget?: PageBudget,
): Promise<Tagged> {
  let longest = 0;
  const measured: ReadList = async (...asked) => {
    const images = await read(...asked);
    longest = Math.max(longest, images.length);
    return images;
  };
  try {
    const plan = planListings(parsed, narrow);
    const evaluation = await evaluatePlan(parsed, plan, measured, budget);
    return isCutOff(parsed, longest)
      ? { cutOff: true, otherwise: (refusal) => lacking(evaluation, refusal) }
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
function isCutOff({ source, query }: Parsed, length: number): boolean {
  const { tagged = Number.POSITIVE_INFINITY } = source.limits;
  return query.tags !== undefined && length >= tagged;
}

function lacking(evaluation: Evaluation, { message }: ImagepinError): Evaluation {
  const partial = `the list without tags was not read, and that of the tags may lack images: ${message}`;
  return { ...evaluation, partial, incomplete: partial };
}

/** Reads the lists of a plan, and holds its conditions against their images. */
export async function evaluatePlan(
  parsed: Parsed,
  plan: Plan,
  read: ReadList,
  budget?: PageBudget,
): Promise<Evaluation> {
  const listed = await fetchImages(parsed, plan.listings, read, budget);
  const images = sortImages(listed, parsed.query);
  return { plan, images, ...filterImages(images, plan.conditions) };
}

/** Whether it is one of our own errors, of one of these codes. */
export function isErrorOf(error: unknown, ...codes: readonly ErrorCode[]): error is ImagepinError {
  return ImagepinError.is(error) && codes.includes(error.code);
}

import { isDeepStrictEqual } from 'node:util';
import { systemClock } from '../http/clock';
import type { Image } from '../image/image';
import { selectionId } from '../query/canonical-query';
import { type MessageTexts, type Text, text, textsOf } from '../text';
import { type Evaluation, evaluate, evaluatePlan, hasErrorCode } from './evaluate';
import { type Explanation, explain, toPublicExplanation } from './explain';
import { createPageBudget, PageBudgetExceeded, type ReadList } from './fetch-images';
import { findNearMisses } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import { type ListingPlan, planListings } from './plan-listings';
import { selectImage } from './select-image';
import { hasIntendedVersion } from './unquoted-version';
import { toWarning, type Warning, warningsOf } from './warnings';

interface ResultBase {
  /** Non-fatal warnings. */
  readonly warnings: readonly Warning[];
  /** How the result came about. */
  readonly explanation: Explanation;
}

/** The selected image and the explanation. */
export interface FindOutcome<ImageType = Image> extends ResultBase {
  /** The id of the image. */
  readonly id: string;
  /** The image with its source's own fields. */
  readonly image: ImageType;
}

/** The matches and the explanation. */
export interface ListOutcome<ImageType = Image> extends ResultBase {
  /** `sel-` and 24 hex digits, which depend only on the query and the ids of the images. */
  readonly id: string;
  /** The matches in order. */
  readonly images: readonly ImageType[];
  /** The ids of the matches, in the same order. */
  readonly imageIds: readonly string[];
}

/** The explanation of a lookup, with or without a match. */
export interface ExplainOutcome<ImageType = Image> extends ResultBase {
  /** The image that `findImage` would return; absent if it would fail. */
  readonly image?: ImageType;
}

/** Finds exactly one image. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
export async function findImage(
  parsed: ParsedQuery,
  read: ReadList,
  now = systemClock.now(),
  brief = false,
): Promise<FindOutcome> {
  const evaluation = await lookUpFiltered(parsed, read, brief);
  const explanation = explainEvaluation(parsed, evaluation);
  const image = selectImage(evaluation.matches, parsed.query, explanation);
  return {
    id: image.id,
    image,
    warnings: collectWarnings(parsed, evaluation, [image], now),
    explanation: toPublicExplanation(explanation),
  };
}

/** Lists all matches, if any, in a total order. */
export async function listImages(
  parsed: ParsedQuery,
  read: ReadList,
  now = systemClock.now(),
  brief = false,
): Promise<ListOutcome> {
  const { query } = parsed;
  const evaluation = await lookUpFiltered(parsed, read, brief);
  const images = evaluation.matches.slice(0, query.mostRecent ? 1 : query.limit);
  const imageIds = images.map(({ id }) => id);
  const warnings = collectWarnings(parsed, evaluation, images, now);
  const explanation = toPublicExplanation(explainEvaluation(parsed, evaluation));
  return { id: selectionId(query, imageIds), images, imageIds, warnings, explanation };
}

/** Explains a find, whether or not exactly one image matches. */
export async function explainImage(
  parsed: ParsedQuery,
  read: ReadList,
  now = systemClock.now(),
): Promise<ExplainOutcome> {
  const evaluation = await lookUpUnfiltered(parsed, read);
  const [first, ...others] = evaluation.matches;
  const isChosen = first && (others.length === 0 || parsed.query.mostRecent);
  const warnings = collectWarnings(parsed, evaluation, isChosen ? [first] : [], now);
  const explanation = toPublicExplanation(explainEvaluation(parsed, evaluation, true));
  return { ...(isChosen && { image: first }), warnings, explanation };
}

/** Evaluates with API filters, and again without them if nothing matches, so that the explanation is complete. */
async function lookUpFiltered(
  parsed: ParsedQuery,
  read: ReadList,
  brief: boolean,
): Promise<Evaluation> {
  const plan = planListings(parsed, true);
  const filtered = await evaluate(parsed, plan, read);
  if (brief || filtered.matches.length > 0) {
    return filtered;
  }
  const unfilteredPlan = planListings(parsed, false);
  return readsTheSame(plan, unfilteredPlan)
    ? filtered
    : evaluateUnfiltered(parsed, unfilteredPlan, read, async () => filtered);
}

/** Evaluates without API filters, and with them if that finds no match, for images that only filtered lists contain. */
async function lookUpUnfiltered(parsed: ParsedQuery, read: ReadList): Promise<Evaluation> {
  const plan = planListings(parsed, true);
  const unfilteredPlan = planListings(parsed, false);
  const evaluateFiltered = () => evaluate(parsed, plan, read);
  if (readsTheSame(plan, unfilteredPlan)) {
    return evaluateFiltered();
  }
  const unfiltered = await evaluateUnfiltered(parsed, unfilteredPlan, read, evaluateFiltered);
  if (unfiltered.matches.length > 0 || unfiltered.partial !== undefined) {
    return unfiltered;
  }
  const filtered = await evaluateFiltered();
  return filtered.matches.length > 0 ? filtered : unfiltered;
}

function readsTheSame(one: ListingPlan, other: ListingPlan): boolean {
  return isDeepStrictEqual(one.listings, other.listings);
}

/** The largest number of pages that are read without API filters. */
const MAX_UNFILTERED_PAGES = 50;

/**
 * Evaluates the unfiltered lists, which only the explanation needs.
 * If they are rejected or too long, the filtered evaluation is marked as partial.
 */
async function evaluateUnfiltered(
  parsed: ParsedQuery,
  plan: ListingPlan,
  read: ReadList,
  evaluateFiltered: () => Promise<Evaluation>,
): Promise<Evaluation> {
  const budget = createPageBudget(MAX_UNFILTERED_PAGES);
  const unfiltered = await evaluateOrPartial(
    () => evaluate(parsed, plan, read, budget),
    evaluateFiltered,
  );
  if (
    unfiltered.images.length > 0 ||
    unfiltered.partial !== undefined ||
    parsed.query.tags === undefined
  ) {
    return unfiltered;
  }
  // Without the tags there may be images to explain, if the account may read them.
  const untagged = planListings(parsed, false, ['tags']);
  return evaluateOrPartial(
    () => evaluatePlan(parsed, untagged, read, budget),
    async () => unfiltered,
  );
}

/** Returns the full evaluation, or else the fallback marked as partial. */
async function evaluateOrPartial(
  evaluateFully: () => Promise<Evaluation>,
  fallback: () => Promise<Evaluation>,
): Promise<Evaluation> {
  try {
    return await evaluateFully();
  } catch (error) {
    if (
      error instanceof PageBudgetExceeded ||
      hasErrorCode(error, 'ApiRejected', 'ApiUnavailable')
    ) {
      const { message } = textsOf<MessageTexts>(error);
      const partial = text`the list without API filters was not read: ${message}`;
      return { ...(await fallback()), partial };
    }
    throw error;
  }
}

function explainEvaluation(
  parsed: ParsedQuery,
  evaluation: Evaluation,
  includeNearMisses?: boolean,
): Explanation<Text> {
  const { plan, images, partial } = evaluation;
  const explanation = explain(parsed, plan, images, evaluation, includeNearMisses);
  return partial === undefined ? explanation : { ...explanation, partial };
}

function collectWarnings(
  { query }: ParsedQuery,
  { matches, images, plan, incomplete }: Evaluation,
  chosen: readonly Image[],
  now: number,
): readonly Warning[] {
  // Near misses among all images would cost as much time as the lookup.
  const imagesOfIntendedVersion = () => images.filter((image) => hasIntendedVersion(query, image));
  const warnings = warningsOf(query, matches, chosen, now, () =>
    findNearMisses(imagesOfIntendedVersion(), plan.clientFilters),
  );
  return incomplete === undefined ? warnings : [toWarning('Incomplete', incomplete), ...warnings];
}

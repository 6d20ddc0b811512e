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

/** The parts of every result beside its images. */
interface ResultBase {
  /** Non-fatal warnings. */
  readonly warnings: readonly Warning[];
  /** How the result came about. */
  readonly explanation: Explanation;
}

/** One image, and why it was chosen. */
export interface FindOutcome<ImageType = Image> extends ResultBase {
  /** The image's id. */
  readonly id: string;
  /** The image, with its source's own fields. */
  readonly image: ImageType;
}

/** Images in order, and how they were found. */
export interface ListOutcome<ImageType = Image> extends ResultBase {
  /** `sel-` and 24 hex digits: the same for the same query and the same images. */
  readonly id: string;
  /** The images in order. */
  readonly images: readonly ImageType[];
  /** Their ids, in the same order. */
  readonly imageIds: readonly string[];
}

/** The explanation of a lookup, whether or not it finds an image. */
export interface ExplainOutcome<ImageType = Image> extends ResultBase {
  /** The image that `findImage` would return; absent when it would fail. */
  readonly image?: ImageType;
}

/** Finds exactly one image: reads, filters, orders, selects and explains. */
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

/** Lists all matches, perhaps none, in a total order. */
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

/** Explains a lookup, also when nothing or too much matches. */
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

/** Reads the list once more without API filters when nothing matches, so that the explanation is complete. */
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

/** Reads without API filters; images that no unfiltered list holds are read with them after all. */
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

/** Whether API filters change no request. */
function readsTheSame(one: ListingPlan, other: ListingPlan): boolean {
  return isDeepStrictEqual(one.listings, other.listings);
}

/** The largest number of pages to read without API filters. */
const MAX_UNFILTERED_PAGES = 50;

/**
 * Reads the whole list, which is needed for the explanation alone.
 * Where that is refused or too long, the narrowed answer stands, and is marked as partial.
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
  // A wrong tag leaves nothing to explain; without it there may be something, if the account may read that.
  const untagged = planListings(parsed, false, ['tags']);
  return evaluateOrPartial(
    () => evaluatePlan(parsed, untagged, read, budget),
    async () => unfiltered,
  );
}

/** An evaluation for the explanation alone, or else the one that there is, marked as partial. */
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
  // To look for misses among all images would cost as much as the lookup.
  const imagesOfIntendedVersion = () => images.filter((image) => hasIntendedVersion(query, image));
  const warnings = warningsOf(query, matches, chosen, now, () =>
    findNearMisses(imagesOfIntendedVersion(), plan.clientFilters),
  );
  return incomplete === undefined ? warnings : [toWarning('Incomplete', incomplete), ...warnings];
}

import { isDeepStrictEqual } from 'node:util';
import type { Image } from '../image/image';
import { systemClock } from '../transport/clock';
import { type Evaluation, evaluate, evaluatePlan, isErrorOf } from './evaluate';
import { type Explanation, explain } from './explain';
import { OverBudget, type ReadList, toBudget } from './fetch';
import { findMisses } from './filter';
import { selectionId } from './identity';
import { hasMeantVersion } from './lost-version';
import { planListings } from './plan';
import type { Parsed } from './query';
import { selectImage } from './select';
import { type Warning, warningsOf } from './warn';

/** What every answer says beside its images. */
interface Told {
  /** What its reader should know. */
  readonly warnings: readonly Warning[];
  /** How it came about. */
  readonly explanation: Explanation;
}

/** One image, and why it is this one. */
export interface Pick<Found = Image> extends Told {
  /** The image's id. */
  readonly id: string;
  /** The image, with its source's own fields. */
  readonly image: Found;
}

/** Images in order, and how they were found. */
export interface List<Found = Image> extends Told {
  /** `sel-` and 24 hex digits: the same for the same question and the same images. */
  readonly id: string;
  /** The images in order. */
  readonly images: readonly Found[];
  /** Their ids, in the same order. */
  readonly imageIds: readonly string[];
}

/** How a look-up goes, whatever comes of it. */
export interface Account<Found = Image> extends Told {
  /** The image that `findImage` would give; absent when it would fail. */
  readonly image?: Found;
}

/** Exactly one image: what was asked, what they have, in which order, what fits, which one it is. */
export async function findImage(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
  brief = false,
): Promise<Pick> {
  const evaluation = await lookUp(parsed, read, brief);
  const explanation = explainEvaluation(parsed, evaluation);
  const image = selectImage(evaluation.matches, parsed.query, explanation);
  return { id: image.id, image, warnings: warn(parsed, evaluation, [image], now), explanation };
}

/** All images that fit, perhaps none, in a total order. */
export async function listImages(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
  brief = false,
): Promise<List> {
  const { query } = parsed;
  const evaluation = await lookUp(parsed, read, brief);
  const images = evaluation.matches.slice(0, query.mostRecent ? 1 : query.limit);
  const imageIds = images.map(({ id }) => id);
  const warnings = warn(parsed, evaluation, images, now);
  const explanation = explainEvaluation(parsed, evaluation);
  return { id: selectionId(query, imageIds), images, imageIds, warnings, explanation };
}

/** The whole funnel, also when nothing or too much matches. */
export async function explainImage(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
): Promise<Account> {
  const evaluation = await lookAround(parsed, read);
  const [first, ...others] = evaluation.matches;
  const isChosen = first && (others.length === 0 || parsed.query.mostRecent);
  const warnings = warn(parsed, evaluation, isChosen ? [first] : [], now);
  const explanation = explainEvaluation(parsed, evaluation, true);
  return { ...(isChosen && { image: first }), warnings, explanation };
}

/** When nothing is left, and that is to be explained, the list is read once more without narrowing, so that the funnel is whole. */
async function lookUp(parsed: Parsed, read: ReadList, brief: boolean): Promise<Evaluation> {
  const narrowed = await evaluate(parsed, true, read);
  return brief || narrowed.matches.length > 0 || isReadWhole(parsed)
    ? narrowed
    : evaluateWhole(parsed, read, async () => narrowed);
}

/** Without narrowing; what no whole list holds is asked for after all. */
async function lookAround(parsed: Parsed, read: ReadList): Promise<Evaluation> {
  const evaluateNarrowed = () => evaluate(parsed, true, read);
  if (isReadWhole(parsed)) {
    return evaluateNarrowed();
  }
  const whole = await evaluateWhole(parsed, read, evaluateNarrowed);
  if (whole.matches.length > 0 || whole.partial !== undefined) {
    return whole;
  }
  const narrowed = await evaluateNarrowed();
  return narrowed.matches.length > 0 ? narrowed : whole;
}

/** Whether narrowing changes no request. */
function isReadWhole(parsed: Parsed): boolean {
  const [narrowed, whole] = [true, false].map((narrow) => planListings(parsed, narrow).listings);
  return isDeepStrictEqual(narrowed, whole);
}

/** Most calls that reading without narrowing may cost. */
const MAX_PAGES_UNNARROWED = 50;

/**
 * Reads the whole list, which is needed for the explanation alone.
 * Where that is refused or too long, the narrowed answer stands, and is marked as partial.
 */
async function evaluateWhole(
  parsed: Parsed,
  read: ReadList,
  evaluateNarrowed: () => Promise<Evaluation>,
): Promise<Evaluation> {
  const budget = toBudget(MAX_PAGES_UNNARROWED);
  const whole = await orPartial(() => evaluate(parsed, false, read, budget), evaluateNarrowed);
  if (whole.images.length > 0 || whole.partial !== undefined || parsed.query.tags === undefined) {
    return whole;
  }
  // A wrong tag leaves nothing to explain; without it there may be something, if the account may read that.
  const untagged = planListings(parsed, false, ['tags']);
  return orPartial(
    () => evaluatePlan(parsed, untagged, read, budget),
    async () => whole,
  );
}

/** An evaluation for the explanation alone, or else the one that there is, marked as partial. */
async function orPartial(
  evaluation: () => Promise<Evaluation>,
  otherwise: () => Promise<Evaluation>,
): Promise<Evaluation> {
  try {
    return await evaluation();
  } catch (error) {
    if (error instanceof OverBudget || isErrorOf(error, 'ApiRejected', 'ApiUnavailable')) {
      const partial = `the list without API filters was not read: ${error.message}`;
      return { ...(await otherwise()), partial };
    }
    throw error;
  }
}

function explainEvaluation(parsed: Parsed, evaluation: Evaluation, isWhole?: boolean): Explanation {
  const { plan, images, partial } = evaluation;
  const explanation = explain(parsed, plan, images, evaluation, isWhole);
  return partial === undefined ? explanation : { ...explanation, partial };
}

function warn(
  { query }: Parsed,
  { matches, images, plan, incomplete }: Evaluation,
  chosen: readonly Image[],
  now: number,
): readonly Warning[] {
  // To look for misses among all images would cost as much as the look-up.
  const meant = () => images.filter((image) => hasMeantVersion(query, image));
  const warnings = warningsOf(query, matches, chosen, now, () =>
    findMisses(meant(), plan.conditions),
  );
  return incomplete === undefined
    ? warnings
    : [{ code: 'Incomplete', message: incomplete }, ...warnings];
}

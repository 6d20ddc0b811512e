import { isDeepStrictEqual } from 'node:util';
import type { Image } from '../image/image';
import { systemClock } from '../transport/clock';
import { type Explanation, explain } from './explain';
import { fetchImages, type ReadList } from './fetch';
import { type Filtered, filterImages, findMisses } from './filter';
import { selectionId } from './identity';
import { sortImages } from './order';
import { type Plan, planListings } from './plan';
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
): Promise<Pick> {
  const evaluation = await lookUp(parsed, read);
  const explanation = explainEvaluation(parsed, evaluation);
  const image = selectImage(evaluation.matches, parsed.query, explanation);
  return { id: image.id, image, warnings: warn(parsed, evaluation, [image], now), explanation };
}

/** All images that fit, perhaps none, in a total order. */
export async function listImages(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
): Promise<List> {
  const { query } = parsed;
  const evaluation = await lookUp(parsed, read);
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

/** What was read, and what the conditions left of it. */
interface Evaluation extends Filtered {
  readonly plan: Plan;
  /** All images that were read, in order. */
  readonly images: readonly Image[];
}

/** When nothing is left, the list is read once more without narrowing, so that the funnel is whole. */
async function lookUp(parsed: Parsed, read: ReadList): Promise<Evaluation> {
  const plan = planListings(parsed, true);
  const narrowed = await evaluate(parsed, plan, read);
  if (narrowed.matches.length > 0) {
    return narrowed;
  }
  const whole = planListings(parsed, false);
  return isDeepStrictEqual(plan.listings, whole.listings)
    ? narrowed
    : evaluate(parsed, whole, read);
}

/** Without narrowing; what no whole list holds is asked for after all. */
async function lookAround(parsed: Parsed, read: ReadList): Promise<Evaluation> {
  const whole = await evaluate(parsed, planListings(parsed, false), read);
  if (whole.matches.length > 0) {
    return whole;
  }
  const narrowed = await evaluate(parsed, planListings(parsed, true), read);
  return narrowed.matches.length > 0 ? narrowed : whole;
}

async function evaluate(parsed: Parsed, plan: Plan, read: ReadList): Promise<Evaluation> {
  const images = sortImages(await fetchImages(parsed, plan.listings, read), parsed.query);
  return { plan, images, ...filterImages(images, plan.conditions) };
}

function explainEvaluation(parsed: Parsed, evaluation: Evaluation, isWhole?: boolean): Explanation {
  return explain(parsed, evaluation.plan, evaluation.images, evaluation, isWhole);
}

function warn(
  { query }: Parsed,
  { matches, images, plan }: Evaluation,
  chosen: readonly Image[],
  now: number,
): readonly Warning[] {
  return warningsOf(query, matches, chosen, now, () => findMisses(images, plan.conditions));
}

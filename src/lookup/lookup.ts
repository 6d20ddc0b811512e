import { isDeepStrictEqual } from 'node:util';
import type { Image } from '../image/image';
import { systemClock } from '../transport/clock';
import { type Explanation, explain } from './explain';
import { fetchImages, type ReadList } from './fetch';
import { filterImages } from './filter';
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
  const { matches, explanation } = await lookUp(parsed, read);
  const image = selectImage(matches, parsed.query, explanation);
  const warnings = warningsOf(parsed.query, matches, [image], now);
  return { id: image.id, image, warnings, explanation };
}

/** All images that fit, perhaps none, in a total order. */
export async function listImages(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
): Promise<List> {
  const { query } = parsed;
  const { matches, explanation } = await lookUp(parsed, read);
  const images = matches.slice(0, query.mostRecent ? 1 : query.limit);
  const imageIds = images.map(({ id }) => id);
  const warnings = warningsOf(query, matches, images, now);
  return { id: selectionId(query, imageIds), images, imageIds, warnings, explanation };
}

/** The whole funnel, also when nothing or too much matches. */
export async function explainImage(
  parsed: Parsed,
  read: ReadList,
  now = systemClock.now(),
): Promise<Account> {
  const { matches, explanation } = await lookAround(parsed, read);
  const [first, ...others] = matches;
  const isChosen = first && (others.length === 0 || parsed.query.mostRecent);
  const chosen = isChosen ? [first] : [];
  const warnings = warningsOf(parsed.query, matches, chosen, now);
  return { ...(isChosen && { image: first }), warnings, explanation };
}

interface Judged {
  /** In order. */
  readonly matches: readonly Image[];
  readonly explanation: Explanation;
}

/** When nothing is left, the list is read once more without narrowing, so that the funnel is whole. */
async function lookUp(parsed: Parsed, read: ReadList): Promise<Judged> {
  const plan = planListings(parsed, true);
  const judged = await judge(parsed, plan, read);
  if (judged.matches.length > 0) {
    return judged;
  }
  const whole = planListings(parsed, false);
  return isDeepStrictEqual(plan.listings, whole.listings) ? judged : judge(parsed, whole, read);
}

/** Without narrowing; what no whole list holds, such as an id of the marketplace, is asked for after all. */
async function lookAround(parsed: Parsed, read: ReadList): Promise<Judged> {
  const whole = await judge(parsed, planListings(parsed, false), read);
  if (whole.matches.length > 0) {
    return whole;
  }
  const narrowed = await judge(parsed, planListings(parsed, true), read);
  return narrowed.matches.length > 0 ? narrowed : whole;
}

async function judge(parsed: Parsed, plan: Plan, read: ReadList): Promise<Judged> {
  const listed = await fetchImages(parsed, plan.listings, read);
  const ordered = sortImages(listed, parsed.query);
  const filtered = filterImages(ordered, plan.conditions);
  const explanation = explain(parsed.query, plan.narrowedBy, listed.length, filtered);
  return { matches: filtered.matches, explanation };
}

import type { Image } from '../image/image';
import { toPrintable } from '../image/printable';
import { describeActualValue } from './actual-value';
import { type Filtered, findNearMisses, type Miss, type Step } from './filter-images';
import { hintsFor } from './hint';
import type { ParsedQuery } from './parsed-query';
import type { ListingPlan } from './plan-listings';
import { rankNearMisses } from './similarity';
import { decidingKey, type SortKey } from './sort-images';

/** The fields of an image that tell it apart. */
export type ImageSummary = Pick<
  Image,
  | 'id'
  | 'name'
  | 'createdAt'
  | 'architecture'
  | 'platformVersion'
  | 'version'
  | 'ownerAlias'
  | 'ownerId'
>;

/** How an answer came about, as data. */
export interface Explanation {
  /** The conditions that the API decided, in words. */
  readonly narrowedBy: readonly string[];
  /** Why it is about the images alone that the API filtered, where all of them could not be read. */
  readonly partial?: string;
  /** How many images were read. */
  readonly listed: number;
  /** What each condition left, in the order in which they were held against the images. */
  readonly steps: readonly Step[];
  /** The image that was chosen: the only one that fits, or with mostRecent the first. */
  readonly chosen?: ImageSummary;
  /** The second of those that fit, and what put it behind the first. */
  readonly runnerUp?: ImageSummary & { readonly decidedBy: SortKey };
  /** The first of those that fit, when none of them was chosen. */
  readonly candidates?: readonly ImageSummary[];
  /** Images that fail one condition, the likeliest first; empty where an image was found, except by `explainImage`. */
  readonly nearMisses: readonly NearMiss[];
  /** When nothing fits: what may have been overlooked, in sentences. */
  readonly hints: readonly string[];
  /** When nothing fits: how many would without one of the conditions. */
  readonly withoutCondition?: readonly {
    readonly argument: string;
    readonly condition: string;
    readonly wouldMatch: number;
  }[];
}

/** An image that fails one condition. */
export interface NearMiss {
  readonly image: ImageSummary;
  /** The argument that sets the condition. */
  readonly argument: string;
  /** The condition in words. */
  readonly condition: string;
  /** What the image has instead, such as `status is creating`. */
  readonly actual: string;
}

/** How many images are named at most, of those that fit or nearly do. */
const MAX_NAMED_IMAGES = 5;

/** Explains how the images that fit were found, and what came close: where none fits, or where that is asked for. */
export function explain(
  parsed: ParsedQuery,
  { narrowedBy, clientFilters }: Pick<ListingPlan, 'narrowedBy' | 'clientFilters'>,
  images: readonly Image[],
  { matches, steps }: Filtered,
  includeNearMisses = matches.length === 0,
): Explanation {
  const { query } = parsed;
  const [first, second] = matches;
  const misses = includeNearMisses ? findNearMisses(images, clientFilters) : [];
  const isChosen = matches.length === 1 || query.mostRecent;
  return {
    narrowedBy,
    listed: images.length,
    steps,
    ...(isChosen && first && { chosen: toImageSummary(first) }),
    ...(isChosen &&
      first &&
      second && {
        runnerUp: { ...toImageSummary(second), decidedBy: decidingKey(first, second, query) },
      }),
    ...(!isChosen &&
      first && { candidates: matches.slice(0, MAX_NAMED_IMAGES).map(toImageSummary) }),
    nearMisses: rankNearMisses(misses, query, MAX_NAMED_IMAGES).map((miss) =>
      toNearMiss(miss, parsed),
    ),
    hints: first ? [] : hintsFor({ ...parsed, clientFilters, images, misses }),
    ...(!first && { withoutCondition: countWithoutEachFilter(misses, steps) }),
  };
}

/** An explanation for people, line by line, with nothing in it that a terminal would act on. */
export function toExplanationLines(explanation: Explanation): string[] {
  return [...toFilterLines(explanation), ...toOutcomeLines(explanation)].map(toPrintable);
}

function toFilterLines({ narrowedBy, partial, listed, steps }: Explanation): string[] {
  const apiFilterText =
    narrowedBy.length > 0 ? `, narrowed by the API: ${narrowedBy.join('; ')}` : '';
  const width = Math.min(60, Math.max(0, ...steps.map(({ condition }) => condition.length)));
  return [
    `${toCountText(listed, 'image')} listed${apiFilterText}`,
    ...(partial === undefined ? [] : [`partial: ${partial}`]),
    ...steps.map(({ condition, kept }) => `  ${condition.padEnd(width)}  ${kept} left`),
  ];
}

function toOutcomeLines({
  chosen,
  runnerUp,
  candidates = [],
  withoutCondition = [],
  hints,
  nearMisses,
}: Explanation): string[] {
  if (chosen) {
    const next = runnerUp && `next: ${toImageLabel(runnerUp)}, behind by ${runnerUp.decidedBy}`;
    return [`chosen: ${toImageLabel(chosen)}`, ...(next ? [next] : [])];
  }
  if (candidates.length > 0) {
    return candidates.map((image) => `matches: ${toImageLabel(image)}`);
  }
  return [
    ...hints.map((hint) => `hint: ${hint}`),
    ...withoutCondition.map(
      ({ condition, wouldMatch }) => `without "${condition}": ${toCountText(wouldMatch, 'match')}`,
    ),
    ...toNearMissLines(nearMisses),
  ];
}

/** The images that came close, a line for each. */
export function toNearMissLines(nearMisses: readonly NearMiss[]): string[] {
  return nearMisses.map(({ image, actual }) => {
    // The label begins with the id, which may be the name as well.
    const isShown = [`id is ${image.id}`, `name is ${image.id}`].includes(actual);
    return `close: ${toImageLabel(image)}${isShown ? '' : `, but ${actual}`}`;
  });
}

/** An image in half a line. */
export function toImageLabel({
  id,
  name,
  createdAt,
  architecture,
  ownerAlias,
  ownerId,
}: ImageSummary): string {
  const owner = [ownerAlias, ownerId].filter(Boolean).join(' ');
  const facts = [architecture, createdAt?.slice(0, 10) ?? 'undated', owner].filter(Boolean);
  return `${id}${name && name !== id ? ` ${name}` : ''} (${facts.join(', ')})`;
}

function countWithoutEachFilter(misses: readonly Miss[], steps: readonly Step[]) {
  return steps
    .map(({ argument, condition }) => ({
      argument,
      condition,
      wouldMatch: misses.filter(({ failedFilter }) => failedFilter.label === condition).length,
    }))
    .filter(({ wouldMatch }) => wouldMatch > 0);
}

function toNearMiss(
  { image, failedFilter: { argument, label } }: Miss,
  parsed: ParsedQuery,
): NearMiss {
  return {
    image: toImageSummary(image),
    argument,
    condition: label,
    actual: describeActualValue(argument, image, parsed),
  };
}

function toImageSummary(image: Image): ImageSummary {
  const { id, name, createdAt, architecture, platformVersion, version, ownerAlias, ownerId } =
    image;
  const summary = {
    id,
    name,
    createdAt,
    architecture,
    platformVersion,
    version,
    ownerAlias,
    ownerId,
  };
  return Object.fromEntries(
    Object.entries(summary).filter(([, value]) => value !== undefined),
  ) as ImageSummary;
}

function toCountText(number: number, noun: string): string {
  const plural = noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}

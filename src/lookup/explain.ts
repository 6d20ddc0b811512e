import type { Image } from '../image/image';
import { toPrintable } from '../image/printable';
import { actualOf } from './actual';
import { type Filtered, findMisses, type Miss, type Step } from './filter';
import { hintsFor } from './hint';
import { nearestMisses } from './likeness';
import { decidingKey, type Key } from './order';
import type { Plan } from './plan';
import type { Parsed } from './query';

/** The fields of an image that tell it apart. */
export type Candidate = Pick<
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
  readonly chosen?: Candidate;
  /** The second of those that fit, and what put it behind the first. */
  readonly runnerUp?: Candidate & { readonly decidedBy: Key };
  /** The first of those that fit, when none of them was chosen. */
  readonly candidates?: readonly Candidate[];
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
  readonly image: Candidate;
  /** The argument that sets the condition. */
  readonly argument: string;
  /** The condition in words. */
  readonly condition: string;
  /** What the image has instead, such as `status is creating`. */
  readonly actual: string;
}

/** How many images are named at most, of those that fit or nearly do. */
const NAMED = 5;

/** Explains how the images that fit were found, and what came close: where none fits, or where that is asked for. */
export function explain(
  parsed: Parsed,
  { narrowedBy, conditions }: Pick<Plan, 'narrowedBy' | 'conditions'>,
  images: readonly Image[],
  { matches, steps }: Filtered,
  isWhole = matches.length === 0,
): Explanation {
  const { query } = parsed;
  const [first, second] = matches;
  const misses = isWhole ? findMisses(images, conditions) : [];
  const isChosen = matches.length === 1 || query.mostRecent;
  return {
    narrowedBy,
    listed: images.length,
    steps,
    ...(isChosen && first && { chosen: toCandidate(first) }),
    ...(isChosen &&
      first &&
      second && {
        runnerUp: { ...toCandidate(second), decidedBy: decidingKey(first, second, query) },
      }),
    ...(!isChosen && first && { candidates: matches.slice(0, NAMED).map(toCandidate) }),
    nearMisses: nearestMisses(misses, query, NAMED).map((miss) => toNearMiss(miss, parsed)),
    hints: first ? [] : hintsFor({ ...parsed, conditions, images, misses }),
    ...(!first && { withoutCondition: withoutCondition(misses, steps) }),
  };
}

/** An explanation for people, line by line, with nothing in it that a terminal would act on. */
export function toLines(explanation: Explanation): string[] {
  return [...toFunnel(explanation), ...toOutcome(explanation)].map(toPrintable);
}

function toFunnel({ narrowedBy, partial, listed, steps }: Explanation): string[] {
  const narrowed = narrowedBy.length > 0 ? `, narrowed by the API: ${narrowedBy.join('; ')}` : '';
  const width = Math.min(60, Math.max(0, ...steps.map(({ condition }) => condition.length)));
  return [
    `${count(listed, 'image')} listed${narrowed}`,
    ...(partial === undefined ? [] : [`partial: ${partial}`]),
    ...steps.map(({ condition, kept }) => `  ${condition.padEnd(width)}  ${kept} left`),
  ];
}

function toOutcome({
  chosen,
  runnerUp,
  candidates = [],
  withoutCondition = [],
  hints,
  nearMisses,
}: Explanation): string[] {
  if (chosen) {
    const next = runnerUp && `next: ${toLabel(runnerUp)}, behind by ${runnerUp.decidedBy}`;
    return [`chosen: ${toLabel(chosen)}`, ...(next ? [next] : [])];
  }
  if (candidates.length > 0) {
    return candidates.map((candidate) => `matches: ${toLabel(candidate)}`);
  }
  return [
    ...hints.map((hint) => `hint: ${hint}`),
    ...withoutCondition.map(
      ({ condition, wouldMatch }) => `without "${condition}": ${count(wouldMatch, 'match')}`,
    ),
    ...toMissLines(nearMisses),
  ];
}

/** The images that came close, a line for each. */
export function toMissLines(nearMisses: readonly NearMiss[]): string[] {
  return nearMisses.map(({ image, actual }) => {
    // The label begins with the id, which may be the name as well.
    const isShown = [`id is ${image.id}`, `name is ${image.id}`].includes(actual);
    return `close: ${toLabel(image)}${isShown ? '' : `, but ${actual}`}`;
  });
}

/** An image in half a line. */
export function toLabel({
  id,
  name,
  createdAt,
  architecture,
  ownerAlias,
  ownerId,
}: Candidate): string {
  const owner = [ownerAlias, ownerId].filter(Boolean).join(' ');
  const facts = [architecture, createdAt?.slice(0, 10) ?? 'undated', owner].filter(Boolean);
  return `${id}${name && name !== id ? ` ${name}` : ''} (${facts.join(', ')})`;
}

function withoutCondition(misses: readonly Miss[], steps: readonly Step[]) {
  return steps
    .map(({ argument, condition }) => ({
      argument,
      condition,
      wouldMatch: misses.filter(({ failed }) => failed.says === condition).length,
    }))
    .filter(({ wouldMatch }) => wouldMatch > 0);
}

function toNearMiss({ image, failed: { argument, says } }: Miss, parsed: Parsed): NearMiss {
  return {
    image: toCandidate(image),
    argument,
    condition: says,
    actual: actualOf(argument, image, parsed),
  };
}

function toCandidate(image: Image): Candidate {
  const { id, name, createdAt, architecture, platformVersion, version, ownerAlias, ownerId } =
    image;
  const candidate = {
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
    Object.entries(candidate).filter(([, value]) => value !== undefined),
  ) as Candidate;
}

function count(number: number, noun: string): string {
  const plural = noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}

import { distance } from 'fastest-levenshtein';
import type { Image } from '../image/image';
import { toPrintable } from '../image/printable';
import type { Filtered, Miss, Step } from './filter';
import { decidingKey, type Key } from './order';
import type { Query } from './query';

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
  /** Images that fail one condition, the likeliest first. */
  readonly nearMisses: readonly {
    readonly image: Candidate;
    readonly argument: string;
    readonly condition: string;
  }[];
  /** When nothing fits: how many would without one of the conditions. */
  readonly withoutCondition?: readonly {
    readonly argument: string;
    readonly condition: string;
    readonly wouldMatch: number;
  }[];
}

/** How many images are named at most, of those that fit or nearly do. */
const NAMED = 5;

/** Tells how the images that fit were found, and what came close. */
export function explain(
  query: Query,
  narrowedBy: readonly string[],
  listed: number,
  filtered: Filtered,
): Explanation {
  const { matches } = filtered;
  const [first, second] = matches;
  const isChosen = matches.length === 1 || query.mostRecent;
  return {
    narrowedBy,
    listed,
    steps: filtered.steps,
    ...(isChosen && first && { chosen: toCandidate(first) }),
    ...(isChosen &&
      first &&
      second && {
        runnerUp: { ...toCandidate(second), decidedBy: decidingKey(first, second, query) },
      }),
    ...(!isChosen && first && { candidates: matches.slice(0, NAMED).map(toCandidate) }),
    nearMisses: nearest(filtered.misses, query).map(({ image, failed }) => ({
      image: toCandidate(image),
      argument: failed.argument,
      condition: failed.says,
    })),
    ...(!first && { withoutCondition: withoutCondition(filtered) }),
  };
}

/** An explanation for people, line by line, with nothing in it that a terminal would act on. */
export function toLines(explanation: Explanation): string[] {
  return [...toFunnel(explanation), ...toOutcome(explanation)].map(toPrintable);
}

function toFunnel({ narrowedBy, listed, steps }: Explanation): string[] {
  const narrowed = narrowedBy.length > 0 ? `, narrowed by the API: ${narrowedBy.join('; ')}` : '';
  const width = Math.min(60, Math.max(0, ...steps.map(({ condition }) => condition.length)));
  return [
    `${count(listed, 'image')} listed${narrowed}`,
    ...steps.map(({ condition, kept }) => `  ${condition.padEnd(width)}  ${kept} left`),
  ];
}

function toOutcome({
  chosen,
  runnerUp,
  candidates = [],
  withoutCondition = [],
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
    ...withoutCondition.map(
      ({ condition, wouldMatch }) => `without "${condition}": ${count(wouldMatch, 'match')}`,
    ),
    ...nearMisses.map(({ image, condition }) => `close: ${toLabel(image)}, but not "${condition}"`),
  ];
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

function withoutCondition({ misses, steps }: Filtered) {
  return steps
    .map(({ argument, condition }) => ({
      argument,
      condition,
      wouldMatch: misses.filter(({ failed }) => failed.says === condition).length,
    }))
    .filter(({ wouldMatch }) => wouldMatch > 0);
}

/** By name where a name was wanted, otherwise in the order of choosing. */
function nearest(misses: readonly Miss[], { name }: Query): readonly Miss[] {
  const closest =
    name === undefined
      ? misses
      : misses
          .map((miss) => ({ miss, typos: distance(name, miss.image.name ?? '') }))
          .sort((a, b) => a.typos - b.typos)
          .map(({ miss }) => miss);
  return closest.slice(0, NAMED);
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

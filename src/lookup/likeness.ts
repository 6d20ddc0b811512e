import { distance } from 'fastest-levenshtein';
import type { Image } from '../image/image';
import type { Miss } from './filter';
import type { Query } from './query';

/** How an image differs from what was asked for: the smaller, the more alike. */
interface Likeness {
  /** The share of what was asked for that its text lacks; it may be a part of a longer name. */
  missing(text: string): number;
  /** The typos between both, which decide where that is equal. */
  typos(text: string): number;
  /** Whether a reader would see that it is alike: it has half of what was asked for, or as few typos. */
  isAlike(text: string): boolean;
}

/** The text of an image that an argument is compared with, and how. */
type Comparison = readonly [textOf: (image: Image) => string | undefined, likeness: Likeness];

/** Comparisons of one argument with all images together: ten thousand take some 20 ms. */
const MAX_COMPARISONS = 10_000;
/** Images whose typos are counted. */
const MAX_COUNTED = 200;
/** Characters of a text that are compared; no cloud has longer names. */
const MAX_LENGTH = 128;

/**
 * The first of the near misses: those that have all the names that were asked for come first,
 * then those with the most similar one. Equal ones keep their order.
 * What is not alike at all is left out where `ids` or `name` said which image it is.
 */
export function nearestMisses(
  misses: readonly Miss[],
  query: Query,
  count: number,
): readonly Miss[] {
  const comparisons = comparisonsFor(query, misses.length);
  const measure = ({ image, failed }: Miss, by: 'missing' | 'typos'): number => {
    const [textOf, likeness] = comparisons[failed.argument] ?? [];
    const text = textOf?.(image);
    return !likeness ? 0 : text === undefined ? ABSENT : likeness[by](toComparable(text));
  };
  const isAlike = ({ image, failed }: Miss): boolean => {
    const [textOf, likeness] = comparisons[failed.argument] ?? [];
    const text = textOf?.(image);
    return (
      !NAMING.includes(failed.argument) ||
      (text !== undefined && (likeness?.isAlike(toComparable(text)) ?? true))
    );
  };
  return sortBy(misses, (miss) => measure(miss, 'missing'))
    .slice(0, MAX_COUNTED)
    .filter(({ item }) => isAlike(item))
    .map(({ item, by }) => ({ item, by: by + measure(item, 'typos') / 1e6 }))
    .sort((a, b) => a.by - b.by)
    .slice(0, count)
    .map(({ item }) => item);
}

/** The arguments that say which image it is. */
const NAMING: readonly string[] = ['ids', 'name'];

/** More than any share or number of typos. */
const ABSENT = 1e6;

function sortBy<Item>(items: readonly Item[], measure: (item: Item) => number) {
  return items.map((item) => ({ item, by: measure(item) })).sort((a, b) => a.by - b.by);
}

/** Likeness is a matter of the arguments that take names. */
function comparisonsFor(
  { ids, name, nameRegex, family, platform }: Query,
  images: number,
): Readonly<Record<string, Comparison | undefined>> {
  const compared = Math.max(1, Math.floor(MAX_COMPARISONS / images));
  return {
    ids: [({ id }) => id, anyOf((ids ?? []).slice(0, compared).map(toWhole))],
    name: [(image) => image.name, toWhole(name)],
    family: [(image) => image.family, toWhole(family)],
    platform: [(image) => image.platform, toWhole(platform)],
    nameRegex: [(image) => image.name, likenessTo(literalsOf(toComparable(nameRegex ?? '')))],
  };
}

function toWhole(text: unknown): Likeness {
  return likenessTo([toComparable(String(text))]);
}

/** The likeness to the most similar of several texts. */
function anyOf(all: readonly Likeness[]): Likeness {
  return {
    missing: (text) => Math.min(...all.map(({ missing }) => missing(text))),
    typos: (text) => Math.min(...all.map(({ typos }) => typos(text))),
    isAlike: (text) => all.some(({ isAlike }) => isAlike(text)),
  };
}

function likenessTo(pieces: readonly string[]): Likeness {
  const pairs = [...new Set(pieces.flatMap(pairsOf))];
  const whole = pieces.join('');
  const missing = (text: string) => {
    let count = 0;
    for (const pair of pairs) {
      count += text.includes(pair) ? 0 : 1;
    }
    return count / Math.max(1, pairs.length);
  };
  const typos = (text: string) => distance(text, whole);
  const isAlike = (text: string) => missing(text) <= 1 / 2 || typos(text) <= whole.length / 2;
  return { missing, typos, isAlike };
}

function toComparable(text: string): string {
  return text.slice(0, MAX_LENGTH).toLowerCase();
}

/** The texts that an expression spells out, without flags, classes, repetitions and anchors. */
function literalsOf(pattern: string): string[] {
  return pattern
    .replace(/\(\?[^:)]*[:)]|\[[^\]]*\]|\{[\d,]*\}|\\[a-z]/gi, ' ')
    .replace(/\\(.)/g, '$1')
    .split(/[\s.*+?^$()|]+/);
}

/** Each two letters that stand side by side. */
function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

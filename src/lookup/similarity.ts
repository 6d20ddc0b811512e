import { distance } from 'fastest-levenshtein';
import type { Query } from '../query/query';
import type { Miss } from './filter-images';
import { forEachInSlices, sortInSlices } from './slices';

/** The distance between a text and a wanted value; smaller is more similar. */
interface Similarity {
  /** The share of the wanted value that the text lacks, from 0 to 1; longer texts are not penalized. */
  missing(text: string): number;
  /** The number of typos, which decides between equal shares. */
  typos(text: string): number;
  /** Whether the text lacks at most half of the wanted value, or has that few typos. */
  isSimilar(text: string): boolean;
}

/** The compared field of an image and its similarity to an argument. */
type Comparison = readonly [field: 'id' | 'name' | 'family' | 'platform', similarity: Similarity];

/** The largest number of comparisons per argument over all images; ten thousand take some 20 ms. */
const MAX_COMPARISONS = 10_000;
/** The largest number of images for which typos are counted. */
const MAX_TYPO_COMPARISONS = 200;
/** The largest number of characters that are compared; no cloud has longer names. */
const MAX_LENGTH = 128;

/**
 * Returns the most similar near misses; equal ones keep their order.
 * Those with all wanted names come first.
 * Dissimilar ones are omitted where `ids` or `name` identify an image.
 */
export async function rankNearMisses(
  misses: readonly Miss[],
  query: Query,
  count: number,
  signal?: AbortSignal,
): Promise<readonly Miss[]> {
  if (misses.length === 0) {
    return [];
  }
  const comparisons = comparisonsFor(query, misses.length);
  const compared: ComparedMiss[] = [];
  const compareMiss = (miss: Miss) => {
    const [field, similarity] = comparisons[miss.failedFilter.argument] ?? [];
    const value = field && miss.image[field];
    const text = value === undefined ? undefined : toComparableText(value);
    compared.push({ miss, similarity, text, score: scoreOf(text, similarity, 'missing') });
  };
  await forEachInSlices(misses, compareMiss, signal);
  const similar = (await sortInSlices(compared, compareScores, signal))
    .slice(0, MAX_TYPO_COMPARISONS)
    .filter(
      ({ miss, similarity, text }) =>
        !IDENTIFYING_ARGUMENTS.includes(miss.failedFilter.argument) ||
        (text !== undefined && (similarity?.isSimilar(text) ?? true)),
    );
  return similar
    .map((candidate) => ({
      ...candidate,
      score: candidate.score + scoreOf(candidate.text, candidate.similarity, 'typos') / 1e6,
    }))
    .sort(compareScores)
    .slice(0, count)
    .map(({ miss }) => miss);
}

/** A near miss with its distance from the query. */
interface ComparedMiss {
  readonly miss: Miss;
  readonly similarity: Similarity | undefined;
  readonly text: string | undefined;
  readonly score: number;
}

function compareScores({ score: a }: ComparedMiss, { score: b }: ComparedMiss): number {
  return a - b;
}

function scoreOf(
  text: string | undefined,
  similarity: Similarity | undefined,
  by: 'missing' | 'typos',
): number {
  return similarity ? (text === undefined ? WORST_SCORE : similarity[by](text)) : 0;
}

const IDENTIFYING_ARGUMENTS: readonly string[] = ['ids', 'name'];

/** A score above any share or number of typos. */
const WORST_SCORE = 1e6;

function comparisonsFor(
  { ids, name, nameRegex, family, platform }: Query,
  images: number,
): Readonly<Record<string, Comparison | undefined>> {
  const maxTexts = Math.max(1, Math.floor(MAX_COMPARISONS / images));
  return {
    ids: ['id', bestSimilarity((ids ?? []).slice(0, maxTexts).map(similarityToText))],
    name: ['name', similarityToText(name)],
    family: ['family', similarityToText(family)],
    platform: ['platform', similarityToText(platform)],
    nameRegex: ['name', similarityTo(literalsIn(toComparableText(nameRegex ?? '')))],
  };
}

function similarityToText(text: unknown): Similarity {
  return similarityTo([toComparableText(String(text))]);
}

function bestSimilarity(all: readonly Similarity[]): Similarity {
  return {
    missing: (text) => Math.min(...all.map(({ missing }) => missing(text))),
    typos: (text) => Math.min(...all.map(({ typos }) => typos(text))),
    isSimilar: (text) => all.some(({ isSimilar }) => isSimilar(text)),
  };
}

function similarityTo(pieces: readonly string[]): Similarity {
  const pairs = [...new Set(pieces.flatMap(letterPairsOf))];
  const whole = pieces.join('');
  const missing = (text: string) => {
    let count = 0;
    for (const pair of pairs) {
      count += text.includes(pair) ? 0 : 1;
    }
    return count / Math.max(1, pairs.length);
  };
  const typos = (text: string) => distance(text, whole);
  const isSimilar = (text: string) => missing(text) <= 1 / 2 || typos(text) <= whole.length / 2;
  return { missing, typos, isSimilar };
}

function toComparableText(text: string): string {
  return text.slice(0, MAX_LENGTH).toLowerCase();
}

/** The literal texts in a regular expression, without flags, classes, repetitions and anchors. */
function literalsIn(pattern: string): string[] {
  return pattern
    .replace(/\(\?[^:)]*[:)]|\[[^\]]*\]|\{[\d,]*\}|\\[a-z]/gi, ' ')
    .replace(/\\(.)/g, '$1')
    .split(/[\s.*+?^$()|]+/);
}

function letterPairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

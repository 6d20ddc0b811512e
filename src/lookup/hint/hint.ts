import type { Image } from '../../image/image';
import type { Text } from '../../text';
import type { ClientFilter } from '../client-filter';
import type { Miss } from '../filter-images';
import type { ParsedQuery } from '../parsed-query';

/** A query without a match, and the images of its lists. */
export interface UnmatchedQuery extends ParsedQuery {
  readonly clientFilters: readonly ClientFilter[];
  readonly images: readonly Image[];
  /** The images that fail exactly one filter. */
  readonly misses: readonly Miss[];
  readonly signal?: AbortSignal | undefined;
}

/** Suggests what the caller may have overlooked, as sentences; none if the hint does not apply. */
export type Hint = (unmatched: UnmatchedQuery) => readonly Text[] | Promise<readonly Text[]>;

/** The largest number of values in one hint. */
export const MAX_VALUES_IN_HINT = 5;

/** A value and the number of images that have it. */
export type ValueCount = readonly [value: string, images: number];

/** Counts images by value, the most frequent first, then by name. */
export function countValues(values: readonly string[]): readonly ValueCount[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1));
}

/** Names the first values of many, with their counts. */
export function summarizeCounts(counts: readonly ValueCount[]): string {
  const named = counts
    .slice(0, MAX_VALUES_IN_HINT)
    .map(([value, images]) => `${value} (${images})`);
  const others = counts.length - named.length;
  return named.join(', ') + (others > 0 ? ` and ${others} more` : '');
}

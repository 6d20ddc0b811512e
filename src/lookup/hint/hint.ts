import type { Image } from '../../image/image';
import type { ClientFilter } from '../client-filter';
import type { Miss } from '../filter-images';
import type { ParsedQuery } from '../parsed-query';

/** A query that no image matches, and what was found instead. */
export interface UnmatchedQuery extends ParsedQuery {
  readonly clientFilters: readonly ClientFilter[];
  /** All images that were read. */
  readonly images: readonly Image[];
  /** The images that fail one condition alone. */
  readonly misses: readonly Miss[];
}

/**
 * What the caller may have overlooked, in sentences for people; none where it does not apply.
 * Arguments stand between backticks, so that each front end can write them in its own way.
 */
export type Hint = (unmatched: UnmatchedQuery) => readonly string[];

/** How many values one hint names at most. */
export const MAX_NAMED_VALUES = 5;

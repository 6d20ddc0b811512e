import type { Image } from '../../image/image';
import type { Text } from '../../text';
import type { ClientFilter } from '../client-filter';
import type { Miss } from '../filter-images';
import type { ParsedQuery } from '../parsed-query';

/** A query that no image matches, and the images that were read for it. */
export interface UnmatchedQuery extends ParsedQuery {
  readonly clientFilters: readonly ClientFilter[];
  /** All images that were read. */
  readonly images: readonly Image[];
  /** The images that fail one filter only. */
  readonly misses: readonly Miss[];
}

/** Suggests what the caller may have overlooked, in sentences; none where it does not apply. */
export type Hint = (unmatched: UnmatchedQuery) => readonly Text[];

/** The largest number of values that one hint names. */
export const MAX_NAMED_VALUES = 5;

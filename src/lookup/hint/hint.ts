import type { Image } from '../../image/image';
import type { Condition } from '../condition';
import type { Miss } from '../filter';
import type { Parsed } from '../query';

/** A query that no image matches, and what was found instead. */
export interface Unmatched extends Parsed {
  readonly conditions: readonly Condition[];
  /** All images that were read. */
  readonly images: readonly Image[];
  /** The images that fail one condition alone. */
  readonly misses: readonly Miss[];
}

/**
 * What the caller may have overlooked, in sentences for people; none where it does not apply.
 * Arguments stand between backticks, so that each front end can write them in its own way.
 */
export type Hint = (unmatched: Unmatched) => readonly string[];

/** How many values one hint names at most. */
export const NAMED = 5;

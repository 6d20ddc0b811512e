import type { Hint, Unmatched } from './hint';
import { foreignOwners, replacedIds, unlistedIds } from './id';
import { unknownValues } from './value';
import { onlyVariants } from './variant';
import { lostZero } from './version';
import { wildcards } from './wildcard';

/** Every hint there is, the most certain first. Adding one is a function in this folder and a word here. */
const HINTS: readonly Hint[] = [
  wildcards,
  lostZero,
  onlyVariants,
  unknownValues,
  replacedIds,
  foreignOwners,
  unlistedIds,
];

/** What may help whoever asked for what no image matches. */
export function hintsFor(unmatched: Unmatched): readonly string[] {
  return HINTS.flatMap((hint) => hint(unmatched));
}

import type { Hint, UnmatchedQuery } from './hint';
import { missingQuotes } from './missing-quotes';
import { misusedWildcards } from './misused-wildcard';
import { onlyVariants } from './only-variants';
import { unknownValues } from './unknown-value';
import { foreignOwners, replacedIds, unlistedIds } from './unlisted-id';

/** Every hint there is, the most certain first. Adding one is a function in this folder and a word here. */
const HINTS: readonly Hint[] = [
  misusedWildcards,
  missingQuotes,
  onlyVariants,
  unknownValues,
  replacedIds,
  foreignOwners,
  unlistedIds,
];

/** What may help whoever asked for what no image matches. */
export function hintsFor(unmatched: UnmatchedQuery): readonly string[] {
  return HINTS.flatMap((hint) => hint(unmatched));
}

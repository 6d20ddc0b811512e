import type { Text } from '../../text';
import type { Hint, UnmatchedQuery } from './hint';
import { missingQuotes } from './missing-quotes';
import { misusedWildcards } from './misused-wildcard';
import { onlyVariants } from './only-variants';
import { unknownValues } from './unknown-value';
import { foreignOwners, replacedIds, unlistedIds } from './unlisted-id';

/** All hints, the most reliable first. A new one is a function in this folder and an entry here. */
const HINTS: readonly Hint[] = [
  misusedWildcards,
  missingQuotes,
  onlyVariants,
  unknownValues,
  replacedIds,
  foreignOwners,
  unlistedIds,
];

export function hintsFor(unmatched: UnmatchedQuery): readonly Text[] {
  return HINTS.flatMap((hint) => hint(unmatched));
}

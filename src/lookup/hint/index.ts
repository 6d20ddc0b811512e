import type { Text } from '../../text';
import { endSlice } from '../slices';
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

export async function hintsFor(unmatched: UnmatchedQuery): Promise<readonly Text[]> {
  const hints: Text[] = [];
  for (const hint of HINTS) {
    await endSlice(unmatched.signal);
    hints.push(...(await hint(unmatched)));
  }
  return hints;
}

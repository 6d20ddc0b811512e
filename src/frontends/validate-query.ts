import { validateQuery } from '../client/parse-query';
import type { ImagepinError } from '../errors';
import type { ArgumentValues } from './argument-values';
import { type LookupTarget, toQuery } from './lookup-query';

/** Returns the errors in the known arguments of a lookup. */
export function validateLookup(
  target: LookupTarget,
  { known, unknown }: Pick<ArgumentValues, 'known' | 'unknown'>,
): readonly ImagepinError[] {
  const query = toQuery(known, target);
  // The environment may set the region.
  const unresolved = query.region === undefined ? [...unknown, 'region'] : unknown;
  return validateQuery(query, target.kind, new Set(unresolved));
}

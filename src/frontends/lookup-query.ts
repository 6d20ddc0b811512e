import type { ImagepinError } from '../errors';
import { withoutEmpty } from '../query/empty-arguments';
import type { LookupKind } from '../query/query';
import type { Arguments, ArgumentValues } from './argument-values';
import { Triggers } from './triggers';
import { validateQuery } from './validate-query';

/** The kind and source of a lookup. */
export interface LookupTarget {
  readonly kind: LookupKind;
  /** The source that the lookup's name implies; undefined where the argument `source` names it. */
  readonly source?: string;
}

/** The query of a lookup's arguments: without triggers, with the implied source. */
export function toQuery(args: Arguments, { source }: Pick<LookupTarget, 'source'>): Arguments {
  const queryArguments = Object.entries(args).filter(([name]) => !(name in Triggers.shape));
  return withoutEmpty({ ...Object.fromEntries(queryArguments), ...(source && { source }) });
}

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

import type { ImagepinError } from '../errors';
import { withoutEmpty } from '../query/empty-arguments';
import type { LookupKind } from '../query/query';
import type { Arguments, ArgumentValues } from './argument-values';
import { Triggers } from './triggers';
import { validateQuery } from './validate-query';

/** What a lookup runs. */
export interface LookupTarget {
  readonly kind: LookupKind;
  /** The source that its name implies; without it, the argument `source` names one. */
  readonly source?: string;
}

/** The query in the arguments of a lookup: without triggers, and with the source that its name implies. */
export function toQuery(args: Arguments, { source }: Pick<LookupTarget, 'source'>): Arguments {
  const queryArguments = Object.entries(args).filter(([name]) => !(name in Triggers.shape));
  return withoutEmpty({ ...Object.fromEntries(queryArguments), ...(source && { source }) });
}

/** What is wrong with the arguments of a lookup, as far as they are known. */
export function validateLookup(
  target: LookupTarget,
  { known, unknown }: Pick<ArgumentValues, 'known' | 'unknown'>,
): readonly ImagepinError[] {
  const query = toQuery(known, target);
  // The environment may name the region.
  const unresolved = query.region === undefined ? [...unknown, 'region'] : unknown;
  return validateQuery(query, target.kind, new Set(unresolved));
}

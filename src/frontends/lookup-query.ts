import type { Client, FindResult, ListResult } from '../client/client';
import type { FindInput, ListInput } from '../client/query-input';
import type { LookupOptions } from '../client/settings';
import { withoutEmpty } from '../query/empty-arguments';
import type { LookupKind } from '../query/query';
import type { Arguments } from './argument-values';
import { Triggers } from './pin-fields';

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

export function runLookup(
  target: LookupTarget,
  args: Arguments,
  client: Client,
  options?: LookupOptions,
): Promise<FindResult | ListResult> {
  // The core validates the arguments and rejects unknown ones.
  const query = toQuery(args, target) as FindInput & ListInput;
  return target.kind === 'find' ? client.find(query, options) : client.list(query, options);
}

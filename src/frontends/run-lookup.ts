import type { Client, FindResult, ListResult } from '../client/client';
import type { FindInput, ListInput } from '../client/query-input';
import type { LookupOptions } from '../client/settings';
import type { Arguments } from './argument-values';
import { type LookupTarget, toQuery } from './lookup-query';

/** Runs a lookup with the arguments of a front end. */
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

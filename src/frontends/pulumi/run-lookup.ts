import type { Client, FindResult, ListResult } from '../../client/client';
import type { LookupOptions } from '../../client/settings';
import type { Warning } from '../../lookup/warnings';
import type { FindInput, ListInput } from '../../query/query';
import type { LookupSpec } from './package-manifest';
import type { Properties } from './properties';

/** What a function gives: its arguments, and what was found. */
export interface LookupResult extends Properties {
  readonly warnings: readonly Warning[];
}

/** Makes a look-up by arguments that were checked. */
export async function runLookup(
  spec: LookupSpec,
  args: Properties,
  client: Client,
  options: LookupOptions = {},
): Promise<LookupResult> {
  const result = await findOrList(spec, args, client, options);
  const { explanation: _, stats: __, ...outputs } = result;
  return { ...args, ...outputs };
}

function findOrList(
  { kind, source }: LookupSpec,
  args: Properties,
  client: Client,
  options: LookupOptions,
): Promise<FindResult | ListResult> {
  // The core reads what was written, and refuses what it does not understand.
  const query = { ...args, ...(source && { source }) } as FindInput & ListInput;
  return kind === 'find' ? client.find(query, options) : client.list(query, options);
}

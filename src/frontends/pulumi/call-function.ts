import type { Client } from '../../client/client';
import type { LookupOptions } from '../../client/settings';
import type { Warning } from '../../lookup/warnings';
import type { Arguments } from '../argument-values';
import { type LookupTarget, runLookup } from '../lookup-query';

/** The result of a function: its arguments and the lookup's result. */
export interface FunctionResult extends Arguments {
  readonly warnings: readonly Warning[];
}

/** Calls a function with validated arguments. */
export async function callFunction(
  target: LookupTarget,
  args: Arguments,
  client: Client,
  options?: LookupOptions,
): Promise<FunctionResult> {
  const result = await runLookup(target, args, client, options);
  const { explanation: _, stats: __, ...outputs } = result;
  return { ...args, ...outputs };
}

import type { Client } from '../../client/client';
import type { LookupOptions } from '../../client/settings';
import type { Arguments } from '../argument-values';
import { type LookupTarget, runLookup, toQuery } from '../lookup-query';
import { withStackHint } from './argument-errors';

/** Calls a function with validated arguments, which its result includes. */
export async function callFunction(
  target: LookupTarget,
  args: Arguments,
  client: Client,
  options?: LookupOptions,
) {
  const {
    explanation: _,
    stats: __,
    ...outputs
  } = await withStackHint(runLookup(target, args, client, options), toQuery(args, target).source);
  return { ...args, ...outputs };
}

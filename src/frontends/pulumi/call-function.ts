import type { Client } from '../../client/client';
import type { LookupOptions } from '../../client/settings';
import { asImagepinError } from '../../errors';
import type { Arguments } from '../argument-values';
import { type LookupTarget, runLookup, toQuery } from '../lookup-query';
import { addRegionHint } from './argument-errors';

/** Calls a function with validated arguments, which its result includes. */
export async function callFunction(
  target: LookupTarget,
  args: Arguments,
  client: Client,
  options?: LookupOptions,
) {
  try {
    const {
      explanation: _,
      stats: __,
      ...outputs
    } = await runLookup(target, args, client, options);
    return { ...args, ...outputs };
  } catch (error) {
    throw addRegionHint(asImagepinError(error), toQuery(args, target).source);
  }
}

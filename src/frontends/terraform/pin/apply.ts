import type { FindInput } from '../../../client/query-input';
import { asImagepinError } from '../../../errors';
import { toQuery } from '../../lookup-query';
import { requireKnownSettings } from '../configured-provider';
import { readConfigValues } from '../convert-values';
import { type BlockContext, runBlockLookup } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap, UNKNOWN } from '../terraform-value';
import {
  type PrivateState,
  readPrivateState,
  replacedPinKey,
  writePrivateState,
} from './private-state';

/** Creates what was planned, or runs a deferred lookup; drops the state of a destroyed pin. */
export async function applyPin(
  { typeName, config, plannedState, plannedPrivate }: Request<'ApplyResourceChange'>,
  context: BlockContext,
): Promise<Response<'ApplyResourceChange'>> {
  const planned = decodeValue(plannedState);
  if (!isMap(planned)) {
    const { query, planned: replacement } = readPlannedPrivateState(plannedPrivate) ?? {};
    if (replacement && query !== undefined) {
      const key = replacedPinKey(typeName, query, replacement.triggers);
      context.replaced.set(key, replacement.results);
    }
    return { newState: plannedState };
  }
  const { block } = context;
  const provider = await context.provider();
  const query = toQuery(readConfigValues(decodeValue(config), block).known, block);
  const canonicalQuery = await provider.client.canonicalize(query as FindInput);
  const { simulated } = provider.client;
  const privateState = writePrivateState({ query: canonicalQuery, simulated });
  if (planned.id !== UNKNOWN) {
    return { newState: plannedState, private: privateState };
  }
  requireKnownSettings(query, provider);
  const { results, diagnostics } = await runBlockLookup(query, context, true);
  return { newState: encodeValue({ ...planned, ...results }), private: privateState, diagnostics };
}

/** Ignores damaged private data, so that the pin can still be destroyed. */
function readPlannedPrivateState(bytes: Uint8Array | undefined): PrivateState | undefined {
  try {
    return readPrivateState(bytes);
  } catch (error) {
    asImagepinError(error);
    return undefined;
  }
}

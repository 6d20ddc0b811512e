import type { FindInput } from '../../../client/query-input';
import { asImagepinError } from '../../../errors';
import { toQuery } from '../../lookup-query';
import { findUnknownSetting, toUnknownSettingError } from '../configured-provider';
import { readConfigValues } from '../convert-values';
import { runBlockLookup } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap, UNKNOWN } from '../terraform-value';
import { type PrivateState, readPrivateState, writePrivateState } from './private-state';
import type { PinRequestContext } from './request-context';

/** Creates what was planned, or runs a deferred lookup; drops the state of a destroyed pin. */
export async function applyPin(
  request: Request<'ApplyResourceChange'>,
  context: PinRequestContext,
): Promise<Response<'ApplyResourceChange'>> {
  const planned = decodeValue(request.plannedState);
  if (!isMap(planned)) {
    context.replaced.add(request.typeName ?? '', readPlannedPrivateState(request.plannedPrivate));
    return { newState: request.plannedState };
  }
  const { block, provider } = context;
  const query = toQuery(readConfigValues(decodeValue(request.config), block).known, block);
  const canonicalQuery = await provider.client.canonicalize(query as FindInput);
  const { simulated } = provider.client;
  const privateState = writePrivateState({ query: canonicalQuery, simulated });
  if (planned.id !== UNKNOWN) {
    return { newState: request.plannedState, private: privateState };
  }
  const unknownSetting = findUnknownSetting(query, provider);
  if (unknownSetting !== undefined) {
    throw toUnknownSettingError(unknownSetting);
  }
  const { results, diagnostics } = await runBlockLookup(query, block, context, true);
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

import { toQuery } from '../../lookup-query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { NewestStatus } from '../../pin/newest-status';
import type { LookupBlock } from '../../provider/schema';
import { findUnknownSetting } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import { toWarningDiagnostic } from '../diagnostic';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap, type TerraformMap } from '../terraform-value';
import { PIN_HINTS, readPinState, readPrivateState } from './private-state';
import type { PinRequestContext } from './request-context';

/** Refreshes a pin: keeps its image, reports the one that its query finds now, and warns if the pinned one is gone or deprecated. */
export async function readPin(
  { currentState, private: privateBytes }: Request<'ReadResource'>,
  { block, provider, signal }: PinRequestContext,
): Promise<Response<'ReadResource'>> {
  const state = decodeValue(currentState);
  const privateState = readPrivateState(privateBytes);
  if (!isMap(state) || typeof state.id !== 'string') {
    return { newState: currentState, private: privateBytes };
  }
  const pinState = readPinState(state, privateState, block);
  const toResponse = (newest: NewestStatus) => ({
    newState: encodeValue({ ...state, ...toNewestAttributes(newest, block) }),
    private: privateBytes,
  });
  if (findUnknownSetting(toQuery(pinState.known, block), provider) !== undefined) {
    return toResponse({});
  }
  const { newest, warning } = await checkPinnedImage(state.id, pinState, {
    target: block,
    client: provider.client,
    signal,
    hints: PIN_HINTS,
  });
  const diagnostics = warning && [toWarningDiagnostic(warning)];
  return { ...toResponse(newest), ...(diagnostics && { diagnostics }) };
}

function toNewestAttributes(newest: NewestStatus, { attributes }: LookupBlock): TerraformMap {
  return toAttributeValues(
    newest,
    attributes.filter(({ name }) => name in NewestStatus.shape),
  );
}

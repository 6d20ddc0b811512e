import { toQuery } from '../../lookup-query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { NewestStatus } from '../../pin-fields';
import { findUnknownSetting } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import type { BlockContext } from '../data-source';
import { toWarningDiagnostic } from '../diagnostic';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap } from '../terraform-value';
import { PIN_HINTS, readPinState, readPrivateState } from './private-state';

/** Refreshes a pin: keeps its image, reports the one that its query finds now, and warns if the pinned one is gone or deprecated. */
export async function readPin(
  { currentState, private: privateBytes }: Request<'ReadResource'>,
  { block, provider, signal }: BlockContext,
): Promise<Response<'ReadResource'>> {
  const state = decodeValue(currentState);
  const privateState = readPrivateState(privateBytes);
  if (!isMap(state) || typeof state.id !== 'string') {
    return { newState: currentState, private: privateBytes };
  }
  const configured = await provider();
  const { client } = configured;
  const pinState = readPinState(state, block, privateState);
  const isDeferred = findUnknownSetting(toQuery(pinState.known, block), configured) !== undefined;
  const { newest, warning } = isDeferred
    ? { newest: {} }
    : await checkPinnedImage(state.id, pinState, {
        target: block,
        client,
        signal,
        hints: PIN_HINTS,
      });
  const newestFields = block.attributes.filter(({ name }) => name in NewestStatus.shape);
  return {
    newState: encodeValue({ ...state, ...toAttributeValues(newest, newestFields) }),
    private: privateBytes,
    ...(warning && { diagnostics: [toWarningDiagnostic(warning)] }),
  };
}

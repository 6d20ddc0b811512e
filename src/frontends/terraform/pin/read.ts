import { toQuery } from '../../lookup-query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { findImportedImage, parseImportId } from '../../pin/import-id';
import { NewestStatus } from '../../pin-fields';
import { findUnknownSetting, requireKnownSettings } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import type { BlockContext } from '../data-source';
import { toWarningDiagnostic } from '../diagnostic';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap } from '../terraform-value';
import {
  readPinState,
  readPrivateState,
  TERRAFORM_HINTS,
  writePrivateState,
} from './private-state';

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
  const canCheck = findUnknownSetting(toQuery(pinState.known, block), configured) === undefined;
  const checkContext = { target: block, client, signal, hints: TERRAFORM_HINTS };
  const { newest, warning } = canCheck
    ? await checkPinnedImage(state.id, pinState, checkContext)
    : { newest: {} };
  const newestFields = block.attributes.filter(({ name }) => name in NewestStatus.shape);
  return {
    newState: encodeValue({ ...state, ...toAttributeValues(newest, newestFields) }),
    private: privateBytes,
    ...(warning && { diagnostics: [toWarningDiagnostic(warning)] }),
  };
}

/** Imports an image by its import id; the first plan adds the arguments. */
export async function importPinState(
  { typeName, id: importIdText = '' }: Request<'ImportResourceState'>,
  { block, provider, signal }: BlockContext,
): Promise<Response<'ImportResourceState'>> {
  const configured = await provider();
  const { client } = configured;
  const importId = parseImportId(importIdText, block.source);
  requireKnownSettings(importId, configured);
  const { image, query } = await findImportedImage(importId, block.source, client, signal);
  // The id is the query until the first plan sets another.
  const attributes = { ...importId, ...query, image };
  return {
    importedResources: [
      {
        typeName,
        state: encodeValue(toAttributeValues(attributes, block.attributes)),
        private: writePrivateState({ simulated: client.simulated }),
      },
    ],
  };
}

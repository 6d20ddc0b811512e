import { findImportedImage, parseImportId } from '../../pin/import-id';
import { findUnknownSetting, toUnknownSettingError } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import type { Request, Response } from '../protocol/messages';
import { encodeValue } from '../terraform-value';
import { writePrivateState } from './private-state';
import type { PinRequestContext } from './request-context';

/** Imports an image by its import id; the first plan adds the arguments. */
export async function importPin(
  { typeName, id: importIdText = '' }: Request<'ImportResourceState'>,
  { block, provider, signal }: PinRequestContext,
): Promise<Response<'ImportResourceState'>> {
  const importId = parseImportId(importIdText, block.source);
  const unknownSetting = findUnknownSetting(importId, provider);
  if (unknownSetting !== undefined) {
    throw toUnknownSettingError(unknownSetting);
  }
  const { image, query } = await findImportedImage(importId, block.source, provider.client, signal);
  // The id is the query until the first plan sets another.
  const attributes = { ...importId, ...query, image };
  return {
    importedResources: [
      {
        typeName,
        state: encodeValue(toAttributeValues(attributes, block.attributes)),
        private: writePrivateState({ simulated: provider.client.simulated }),
      },
    ],
  };
}

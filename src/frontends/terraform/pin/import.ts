import { findImportedImage, parseImportId } from '../../pin/import-id';
import { requireKnownSettings } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import type { BlockContext } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { encodeValue } from '../terraform-value';
import { writePrivateState } from './private-state';

/** Imports an image by its import id; the first plan adds the arguments. */
export async function importPin(
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

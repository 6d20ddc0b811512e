import { findImported, readAddress } from '../../pin/address';
import { toObject } from '../convert';
import type { Request, Response } from '../protocol/messages';
import { missingFor, toNotYet } from '../provider';
import { writeValue } from '../value';
import { writeMemory } from './memory';
import type { PinSurroundings } from './pick';

/** Takes an image into the state by its id; the first plan adds the arguments. */
export async function importPin(
  { typeName, id: written = '' }: Request<'ImportResourceState'>,
  { asking, provider, signal }: PinSurroundings,
): Promise<Response<'ImportResourceState'>> {
  const address = readAddress(written, asking.source);
  const missing = missingFor({ known: address, unknown: new Set() }, provider);
  if (missing !== undefined) {
    throw toNotYet(missing);
  }
  const { image, query } = await findImported(address, asking.source, provider.client, signal);
  // Its own id is what it is asked for by, until the first plan says otherwise.
  const known = { ...address, ...query, image };
  return {
    importedResources: [
      {
        typeName,
        state: writeValue(toObject(known, asking.attributes)),
        private: writeMemory({ simulated: provider.client.simulated }),
      },
    ],
  };
}

import { ImagepinError } from '../../../errors';
import { getSource } from '../../../sources/registry';
import type { Asking } from '../../provider/schema';
import { toObject } from '../convert';
import type { Request, Response } from '../protocol/messages';
import { missingFor, toNotYet } from '../provider';
import { writeValue } from '../value';
import { findById } from './find-by-id';
import { writeMemory } from './memory';
import type { PinSurroundings } from './pick';

/** Takes an image into the state by its id; the first plan adds the arguments. */
export async function importPin(
  { typeName, id: written = '' }: Request<'ImportResourceState'>,
  around: PinSurroundings,
): Promise<Response<'ImportResourceState'>> {
  const { asking, provider } = around;
  const address = readAddress(written, asking);
  const missing = missingFor({ known: address, unknown: new Set() }, provider);
  if (missing !== undefined) {
    throw toNotYet(missing);
  }
  const image = await findById(address.id, address, around);
  if (!image) {
    throw new ImagepinError('NoImageFound', `${address.source} has no image "${address.id}"`, {
      detail: `It was looked for ${address.region ? `in ${address.region}` : 'where the provider is configured to look'}. The id for an import is ${formOf(asking)}.`,
    });
  }
  // Its own id is what it is asked for by, until the first plan says otherwise.
  const known = { ...address, ids: [address.id], image };
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

interface Address {
  readonly source: string;
  readonly region?: string;
  readonly id: string;
  readonly [name: string]: unknown;
}

function readAddress(written: string, asking: Asking): Address {
  const parts = written.split('/');
  const source = getSource(asking.source ?? parts.shift() ?? '');
  const region = source.regional ? parts.shift() : undefined;
  const [id, ...rest] = parts;
  if (!id || rest.length > 0 || region === '') {
    throw new ImagepinError('InvalidQuery', `import id "${written}" is not ${formOf(asking)}`, {
      detail: 'A source without regions, such as alicloud-aic, takes no region.',
    });
  }
  return { source: source.id, ...(region && { region }), id };
}

function formOf({ source }: Asking): string {
  if (source === undefined) {
    return 'SOURCE/REGION/ID';
  }
  return getSource(source).regional ? 'REGION/ID' : 'ID';
}

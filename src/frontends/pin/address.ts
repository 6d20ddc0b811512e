import type { Client } from '../../client';
import { ImagepinError } from '../../errors';
import type { Image } from '../../image/image';
import { getSource } from '../../sources/registry';
import { findById, type Options, type Place } from './find-by-id';

/** What is written to import a pin: an image, and where it is. */
export interface Address extends Place {
  readonly region?: string;
  readonly id: string;
  readonly [name: string]: unknown;
}

/** Reads REGION/ID, or ID where no region is needed; either after SOURCE/ where none is given. */
export function readAddress(written: string, asked: string | undefined): Address {
  const parts = written.split('/');
  const source = getSource(asked ?? parts.shift() ?? '');
  // Whether the source has the region is told when the image is looked for.
  const isPlaced = source.regional || (source.regions && parts.length > 1);
  const region = isPlaced ? parts.shift() : undefined;
  const [id, ...rest] = parts;
  if (!id || rest.length > 0 || region === '') {
    throw new ImagepinError('InvalidQuery', `import id "${written}" is not ${formOf(asked)}`, {
      detail:
        source.regions &&
        `Of ${source.id}, REGION may be left out, or is one of ${source.regions.join(', ')}.`,
    });
  }
  return { source: source.id, ...(region && { region }), id };
}

/** An image that was there before its pin. */
export interface Imported {
  readonly image: Image;
  /** The arguments that find it again. */
  readonly query: Options;
}

/** Finds the image at an address, also one that is hidden by default; throws `NoImageFound` where there is none. */
export async function findImported(
  address: Address,
  asked: string | undefined,
  client: Client,
  signal?: AbortSignal,
): Promise<Imported> {
  const { source, region, id } = address;
  const { widest } = getSource(source);
  for (const options of [{}, ...(widest ? [widest] : [])]) {
    const image = await findById(id, address, options, client, signal);
    if (image) {
      return { image, query: { ids: [id], ...options } };
    }
  }
  throw new ImagepinError('NoImageFound', `${source} has no image "${id}"`, {
    detail: `It was looked for ${region ? `in ${region}` : 'where the provider is configured to look'}. The id for an import is ${formOf(asked)}.`,
  });
}

function formOf(source: string | undefined): string {
  if (source === undefined) {
    return 'SOURCE/REGION/ID';
  }
  const { regional, regions } = getSource(source);
  if (regional) {
    return 'REGION/ID';
  }
  return regions ? 'ID or REGION/ID' : 'ID';
}

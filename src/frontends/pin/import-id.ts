import type { Client } from '../../client/client';
import { ImagepinError } from '../../errors';
import type { Image } from '../../image/image';
import { getSource } from '../../sources/registry';
import type { Arguments } from '../argument-values';
import { findById } from './find-by-id';

/** The location and id of an image to import. */
export interface ImportId extends Arguments {
  readonly source: string;
  readonly region?: string;
  readonly id: string;
}

/** Parses REGION/ID, or ID where no region is required, with the prefix SOURCE/ unless a source is implied. */
export function parseImportId(text: string, impliedSource: string | undefined): ImportId {
  const parts = text.split('/');
  const source = getSource(impliedSource ?? parts.shift() ?? '');
  // The lookup validates the region.
  const hasRegion = source.requiresRegion || (source.optionalRegions && parts.length > 1);
  const region = hasRegion ? parts.shift() : undefined;
  const [id, ...rest] = parts;
  if (!id || rest.length > 0 || region === '') {
    throw new ImagepinError(
      'InvalidQuery',
      `import ID "${text}" is not ${importIdFormat(impliedSource)}`,
      {
        detail:
          source.optionalRegions &&
          `For ${source.id}, REGION is optional and one of ${source.optionalRegions.join(', ')}.`,
      },
    );
  }
  return { source: source.id, ...(region && { region }), id };
}

/**
 * Finds an image to import, including one hidden by default, and the arguments that find it again.
 * Throws `NoImageFound` if it does not exist.
 */
export async function findImportedImage(
  importId: ImportId,
  impliedSource: string | undefined,
  client: Client,
  signal?: AbortSignal,
): Promise<{ readonly image: Image; readonly query: Arguments }> {
  const { source, region, id } = importId;
  const { listHiddenOptions } = getSource(source);
  for (const options of [{}, ...(listHiddenOptions ? [listHiddenOptions] : [])]) {
    const image = await findById(id, importId, options, client, signal);
    if (image) {
      return { image, query: { ids: [id], ...options } };
    }
  }
  throw new ImagepinError('NoImageFound', `${source} has no image "${id}"`, {
    detail: `It was searched for ${region ? `in ${region}` : 'in the region of the provider'}. The import ID is ${importIdFormat(impliedSource)}.`,
  });
}

function importIdFormat(source: string | undefined): string {
  if (source === undefined) {
    return 'SOURCE/REGION/ID';
  }
  const { requiresRegion, optionalRegions } = getSource(source);
  if (requiresRegion) {
    return 'REGION/ID';
  }
  return optionalRegions ? 'ID or REGION/ID' : 'ID';
}

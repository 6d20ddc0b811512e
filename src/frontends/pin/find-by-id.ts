import type { Client } from '../../client/client';
import type { Image } from '../../image/image';
import type { ListInput } from '../../query/query';
import { getSource } from '../../sources/registry';

/** Own options of a source, such as `showExpired`. */
export type SourceOptions = Readonly<Record<string, unknown>>;

/** Where an image is looked for by its id. */
export interface ImageLocation {
  readonly source: string;
  readonly region?: unknown;
  readonly timeoutSeconds?: unknown;
}

/** The image with an id, in whatever status it is; `options` say what else the list is to hold. */
export async function findById(
  id: string,
  { source, region, timeoutSeconds }: ImageLocation,
  options: SourceOptions,
  client: Client,
  signal?: AbortSignal,
): Promise<Image | undefined> {
  const query: Readonly<Record<string, unknown>> = {
    source,
    ...(region !== undefined && { region }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ids: [id],
    ...(getSource(source).reportedFields.includes('status') && { status: 'any' }),
    ...options,
  };
  // The core reads it, and refuses what it does not understand.
  const { images } = await client.list(query as ListInput, { signal, brief: true });
  return images[0];
}

/** Of the arguments of a query, those with which its list holds more: without them, its image may not be found again. */
export function wideningOptions(source: string, query: SourceOptions): SourceOptions {
  const { listHiddenOptions = {} } = getSource(source);
  return Object.fromEntries(Object.entries(query).filter(([name]) => name in listHiddenOptions));
}

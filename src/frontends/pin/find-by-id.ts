import type { Client } from '../../client';
import type { Image } from '../../image/image';
import type { ListInput } from '../../lookup/query';
import { getSource } from '../../sources/registry';

/** Where an image is looked for by its id. */
export interface Place {
  readonly source: string;
  readonly region?: unknown;
  readonly timeoutSeconds?: unknown;
}

/** The image with an id, in whatever status it is. */
export async function findById(
  id: string,
  { source, region, timeoutSeconds }: Place,
  client: Client,
  signal?: AbortSignal,
): Promise<Image | undefined> {
  const query: Readonly<Record<string, unknown>> = {
    source,
    ...(region !== undefined && { region }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ids: [id],
    ...(getSource(source).reports.includes('status') && { status: 'any' }),
  };
  // The core reads it, and refuses what it does not understand.
  const { images } = await client.list(query as ListInput, { signal });
  return images[0];
}

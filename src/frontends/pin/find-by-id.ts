import type { Client } from '../../client/client';
import type { ListInput } from '../../client/query-input';
import type { Image } from '../../image/image';
import { getSource } from '../../sources/registry';
import type { Arguments } from '../argument-values';

/** Finds an image by id at the location of a query, whatever its status; `options` widen the list. */
export async function findById(
  id: string,
  { source, region, timeoutSeconds }: Arguments,
  options: Arguments,
  client: Client,
  signal?: AbortSignal,
): Promise<Image | undefined> {
  const { reportedFields } = getSource(String(source));
  const query: Arguments = {
    source,
    region,
    timeoutSeconds,
    ids: [id],
    ...(reportedFields.includes('status') && { status: 'any' }),
    ...options,
  };
  // The core validates the query.
  const { images } = await client.list(query as ListInput, { signal, brief: true });
  return images[0];
}

/** The arguments of a query that widen its list; without them, its image may not be found again. */
export function wideningOptions(query: Arguments): Arguments {
  const { listHiddenOptions = {} } = getSource(String(query.source));
  return Object.fromEntries(Object.entries(query).filter(([name]) => name in listHiddenOptions));
}

import type { Client } from '../../client';
import { type ErrorCode, ImagepinError } from '../../errors';
import { toLabel } from '../../lookup/explain';
import type { PickInput } from '../../lookup/query';
import { findById, type Place } from './find-by-id';

/** What became of a pinned image, and what would be taken in its place. */
export interface Advice {
  readonly summary: string;
  readonly detail: string;
}

/** A pinned image, and the question that it was found by, if it was. */
export interface Pinned extends Place {
  readonly id: string;
  readonly query?: PickInput | undefined;
}

/** Looks whether a pinned image is still there and current; nothing to tell where it is. */
export async function adviceOn(
  { id, query, ...place }: Pinned,
  client: Client,
  signal?: AbortSignal,
): Promise<Advice | undefined> {
  const image = await findById(id, place, client, signal);
  if (image && !image.deprecated) {
    return undefined;
  }
  return {
    summary: `image ${id} of ${place.source} ${image ? 'is deprecated' : 'is gone'}`,
    detail: query
      ? `A look-up now gives ${await candidateOf(query, client, signal)}. The pin stays as it is.`
      : 'The arguments tell of no other image yet. The pin stays as it is.',
  };
}

/** An earlier version may have asked what this one cannot. */
const OF_THE_QUESTION: readonly ErrorCode[] = ['NoImageFound', 'AmbiguousMatch', 'InvalidQuery'];

/** What the question gives now, in words; that it gives nothing is no error of a refresh. */
async function candidateOf(
  query: PickInput,
  client: Client,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const { image } = await client.find(query, { signal });
    return toLabel(image);
  } catch (error) {
    if (ImagepinError.is(error) && OF_THE_QUESTION.includes(error.code)) {
      return `no single image (${error.message})`;
    }
    throw error;
  }
}

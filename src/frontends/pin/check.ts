import type { Client } from '../../client';
import { type ErrorCode, ImagepinError } from '../../errors';
import type { Image } from '../../image/image';
import { toLabel } from '../../lookup/explain';
import type { PickInput } from '../../lookup/query';
import { findById, type Options, type Place } from './find-by-id';
import type { Newest } from './newest';

/** A pinned image. */
export interface Pinned extends Place {
  readonly id: string;
  /** What the list is to hold beside what it holds by default. */
  readonly options: Options;
  /** The query that the image was found by; absent for an imported one. */
  readonly query?: PickInput | undefined;
  /** How to take another image, in the words of the engine. */
  readonly wayOut: string;
}

/** What a refresh finds out about a pin. */
export interface PinCheck {
  readonly newest: Newest;
  /** Why the image may have to be replaced, or why nothing could be found out. */
  readonly warning?: { readonly summary: string; readonly detail: string };
}

/**
 * Looks whether a pinned image is still there and current, and what a find gives now.
 * A check that fails is a warning, since the pin can stay without it.
 */
export async function checkPinned(
  { id, options, query, wayOut, ...place }: Pinned,
  client: Client,
  signal?: AbortSignal,
): Promise<PinCheck> {
  let newest: Newest = {};
  try {
    const candidate = query && (await findCandidate(query, client, signal));
    newest = toNewest(candidate, id);
    const image =
      candidate?.image?.id === id
        ? candidate.image
        : await findById(id, place, options, client, signal);
    return image && !image.deprecated
      ? { newest }
      : { newest, warning: toAdvice(`${id} of ${place.source}`, image, candidate, wayOut) };
  } catch (error) {
    return { newest, warning: toUnchecked(`${id} of ${place.source}`, error) };
  }
}

/** What the query of a pin gives now: an image, or why it gives none. */
type Candidate =
  | { readonly image: Image; readonly error?: undefined }
  | { readonly image?: undefined; readonly error: ImagepinError };

/** An earlier version may have asked what this one cannot. */
const OF_THE_QUERY: readonly ErrorCode[] = ['NoImageFound', 'AmbiguousMatch', 'InvalidQuery'];

async function findCandidate(
  query: PickInput,
  client: Client,
  signal?: AbortSignal,
): Promise<Candidate> {
  try {
    const { image } = await client.find(query, { signal, brief: true });
    return { image };
  } catch (error) {
    if (ImagepinError.is(error) && OF_THE_QUERY.includes(error.code)) {
      return { error };
    }
    throw error;
  }
}

function toNewest(candidate: Candidate | undefined, id: string): Newest {
  if (candidate?.image) {
    return { newestId: candidate.image.id, newerAvailable: candidate.image.id !== id };
  }
  return candidate?.error.code === 'NoImageFound' ? { newerAvailable: false } : {};
}

const STAYS = 'The pin stays as it is.';

function toAdvice(
  label: string,
  image: Image | undefined,
  candidate: Candidate | undefined,
  wayOut: string,
) {
  const instead = candidate
    ? `A look-up now gives ${toWords(candidate)}.`
    : 'The arguments tell of no other image yet.';
  return {
    summary: `image ${label} ${image ? 'is deprecated' : 'is gone'}`,
    detail: `${instead} ${STAYS} ${wayOut}`,
  };
}

function toWords({ image, error }: Candidate): string {
  return image ? toLabel(image) : `no single image (${error.message})`;
}

/** Throws what ends the whole command: a bug, or a user who cancels it. */
function toUnchecked(label: string, error: unknown) {
  if (!ImagepinError.is(error) || error.code === 'Cancelled') {
    throw error;
  }
  const { message, detail } = error;
  return {
    summary: `image ${label} could not be checked: ${message}`,
    detail: [STAYS, detail].filter(Boolean).join(' '),
  };
}

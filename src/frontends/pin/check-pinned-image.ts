import type { Client } from '../../client/client';
import type { FindInput } from '../../client/query-input';
import { type ErrorCode, ImagepinError } from '../../errors';
import type { Image } from '../../image/image';
import { toImageLabel } from '../../lookup/explain';
import { joinTexts, type MessageTexts, type Text, text, textsOf } from '../../text';
import { type LookupTarget, toQuery } from '../lookup-query';
import type { NewestStatus } from '../pin-fields';
import { findById, wideningOptions } from './find-by-id';
import { type PinHints, type PinState, requireSameSimulationMode } from './pin-state';

interface PinCheckContext {
  readonly target: LookupTarget;
  readonly client: Client;
  readonly signal?: AbortSignal | undefined;
  readonly hints: PinHints;
}

export interface PinCheck {
  readonly newest: NewestStatus;
  /** Why the image may need replacement, or could not be checked. */
  readonly warning?: MessageTexts;
}

/**
 * Checks whether a pinned image exists and is current, and finds the image that the query matches now.
 * A failed check is a warning, since the pin does not depend on it.
 * Throws `InvalidQuery` for simulated images where a cloud is called, and vice versa.
 */
export async function checkPinnedImage(
  id: string,
  pin: PinState,
  { target, client, signal, hints }: PinCheckContext,
): Promise<PinCheck> {
  requireSameSimulationMode(pin, client.simulated, hints);
  const query = toQuery(pin.known, target);
  const label = `${id} of ${query.source}`;
  let newest: NewestStatus = {};
  try {
    // The query has found this image before.
    const found = pin.imported ? undefined : await findNewest(query as FindInput, client, signal);
    newest = toNewestStatus(found, id);
    const isFound = found !== undefined && !ImagepinError.is(found) && found.id === id;
    const image = isFound
      ? found
      : await findById(id, query, wideningOptions(query), client, signal);
    return image && !image.deprecated
      ? { newest }
      : { newest, warning: toReplacementWarning(label, image, found, hints.replace) };
  } catch (error) {
    return { newest, warning: toCheckFailedWarning(label, error) };
  }
}

/** An earlier version may have accepted queries that this version rejects. */
const QUERY_ERRORS: readonly ErrorCode[] = ['NoImageFound', 'AmbiguousMatch', 'InvalidQuery'];

/** Returns the image that the query finds now, or the reason why it finds none. */
async function findNewest(
  query: FindInput,
  client: Client,
  signal?: AbortSignal,
): Promise<Image | ImagepinError> {
  try {
    return (await client.find(query, { signal, brief: true })).image;
  } catch (error) {
    if (ImagepinError.is(error) && QUERY_ERRORS.includes(error.code)) {
      return error;
    }
    throw error;
  }
}

function toNewestStatus(found: Image | ImagepinError | undefined, id: string): NewestStatus {
  if (ImagepinError.is(found)) {
    return found.code === 'NoImageFound' ? { newerAvailable: false } : {};
  }
  return found ? { newestId: found.id, newerAvailable: found.id !== id } : {};
}

const PIN_IS_KEPT = 'The pin is unchanged.';

function toReplacementWarning(
  label: string,
  image: Image | undefined,
  found: Image | ImagepinError | undefined,
  replaceHint: Text,
): MessageTexts {
  const replacement = found
    ? text`A find with the same arguments now returns ${describeFound(found)}.`
    : 'An imported pin has no query that finds another image.';
  return {
    message: `image ${label} ${image ? 'is deprecated' : 'is gone'}`,
    detail: joinTexts([replacement, PIN_IS_KEPT, replaceHint]),
  };
}

function describeFound(found: Image | ImagepinError): Text {
  return ImagepinError.is(found)
    ? text`no single image (${textsOf<MessageTexts>(found).message})`
    : toImageLabel(found);
}

/** Rethrows what must stop the command: a bug or a cancellation. */
function toCheckFailedWarning(label: string, error: unknown): MessageTexts {
  if (!ImagepinError.is(error) || error.code === 'Cancelled') {
    throw error;
  }
  const { message, detail } = textsOf<MessageTexts>(error);
  return {
    message: text`image ${label} could not be checked: ${message}`,
    detail: joinTexts([PIN_IS_KEPT, detail]),
  };
}

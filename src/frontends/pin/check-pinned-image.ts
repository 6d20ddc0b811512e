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

/** The result of checking a pin. */
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
    const attempt = pin.imported
      ? undefined
      : await attemptFind(query as FindInput, client, signal);
    newest = toNewestStatus(attempt, id);
    const image =
      attempt?.image?.id === id
        ? attempt.image
        : await findById(id, query, wideningOptions(query), client, signal);
    return image && !image.deprecated
      ? { newest }
      : { newest, warning: toReplacementWarning(label, image, attempt, hints.replace) };
  } catch (error) {
    return { newest, warning: toCheckFailedWarning(label, error) };
  }
}

/** The image that the query finds now, or the reason why it finds none. */
type FindAttempt =
  | { readonly image: Image; readonly error?: undefined }
  | { readonly image?: undefined; readonly error: ImagepinError };

/** An earlier version may have accepted queries that this version rejects. */
const QUERY_ERRORS: readonly ErrorCode[] = ['NoImageFound', 'AmbiguousMatch', 'InvalidQuery'];

async function attemptFind(
  query: FindInput,
  client: Client,
  signal?: AbortSignal,
): Promise<FindAttempt> {
  try {
    const { image } = await client.find(query, { signal, brief: true });
    return { image };
  } catch (error) {
    if (ImagepinError.is(error) && QUERY_ERRORS.includes(error.code)) {
      return { error };
    }
    throw error;
  }
}

function toNewestStatus(attempt: FindAttempt | undefined, id: string): NewestStatus {
  if (attempt?.image) {
    return { newestId: attempt.image.id, newerAvailable: attempt.image.id !== id };
  }
  return attempt?.error.code === 'NoImageFound' ? { newerAvailable: false } : {};
}

const PIN_IS_KEPT = 'The pin is unchanged.';

function toReplacementWarning(
  label: string,
  image: Image | undefined,
  attempt: FindAttempt | undefined,
  replaceHint: Text,
): MessageTexts {
  const replacement = attempt
    ? text`A find with the same arguments now returns ${describeAttempt(attempt)}.`
    : 'An imported pin has no query that finds another image.';
  return {
    message: `image ${label} ${image ? 'is deprecated' : 'is gone'}`,
    detail: joinTexts([replacement, PIN_IS_KEPT, replaceHint]),
  };
}

function describeAttempt({ image, error }: FindAttempt): Text {
  return image
    ? toImageLabel(image)
    : text`no single image (${textsOf<MessageTexts>(error).message})`;
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

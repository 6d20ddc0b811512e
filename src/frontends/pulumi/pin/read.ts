import type { Client } from '../../../client/client';
import { joinTexts, renderText } from '../../../text';
import type { LookupTarget } from '../../lookup-query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { findImportedImage, parseImportId } from '../../pin/import-id';
import type { PinState } from '../../pin/pin-state';
import { toStableImage } from '../../pin/stable';
import type { NewestStatus } from '../../pin-fields';
import { propertyNaming } from '../error-text';
import type { Properties } from '../properties';
import { markImported, PIN_HINTS, toStateProperties } from './state';

/** The result of a refresh. */
export interface PinRefresh {
  readonly newest: NewestStatus;
  /** Why the image may need replacement, in a sentence or two. */
  readonly warning: string | undefined;
}

/** Refreshes a pin: keeps its image, reports the one that its query finds now, and warns if the pinned one is gone or deprecated. */
export async function refreshPin(
  id: string,
  state: PinState,
  target: LookupTarget,
  client: Client,
  signal?: AbortSignal,
): Promise<PinRefresh> {
  const context = { target, client, signal, hints: PIN_HINTS };
  const { newest, warning } = await checkPinnedImage(id, state, context);
  return {
    newest,
    warning:
      warning && renderText(joinTexts([warning.message, warning.detail], '. '), propertyNaming),
  };
}

/** A pin of an image that existed before the program. */
export interface ImportedPin {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
}

/** Imports an image by its import id; the pin later adopts the program's arguments. */
export async function importPin(
  importIdText: string,
  { source: impliedSource }: LookupTarget,
  client: Client,
  signal?: AbortSignal,
): Promise<ImportedPin> {
  const importId = parseImportId(importIdText, impliedSource);
  const imported = await findImportedImage(importId, impliedSource, client, signal);
  const { id, source, ...location } = importId;
  // The id is the query until the program sets another.
  const inputs = { ...(impliedSource === undefined && { source }), ...location, ...imported.query };
  const state = toStateProperties(inputs, { image: toStableImage(imported.image) }, client);
  return { id, inputs: markImported(inputs), state: markImported(state) };
}

import type { Client } from '../../../client/client';
import { joinTexts, renderText } from '../../../text';
import type { LookupTarget } from '../../lookup-query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { findImportedImage, parseImportId } from '../../pin/import-id';
import { toStableImage } from '../../pin/stable';
import { withStackHint } from '../argument-errors';
import { propertyNaming } from '../error-text';
import type { Properties } from '../properties';
import {
  decodePinState,
  markImported,
  PULUMI_HINTS,
  toStateProperties,
  withNewestStatus,
} from './state';

/** A pin as the engine stores it; states of programs contain the inputs. */
export interface StoredPin {
  readonly id: string;
  readonly state: Properties;
  readonly inputs?: Properties | undefined;
}

/** Refreshes a pin: keeps its image, reports the one that its query finds now, and warns if the pinned one is gone or deprecated. */
export async function refreshPin(
  { id, state, inputs }: StoredPin,
  target: LookupTarget,
  client: Client,
  signal?: AbortSignal,
) {
  const context = { target, client, signal, hints: PULUMI_HINTS };
  const { newest, warning } = await checkPinnedImage(id, decodePinState(state, inputs), context);
  return {
    state: withNewestStatus(state, newest),
    warning:
      warning && renderText(joinTexts([warning.message, warning.detail], '. '), propertyNaming),
  };
}

/** Imports an image by its import id; the pin later adopts the program's arguments. */
export async function importPin(
  importIdText: string,
  { source: impliedSource }: LookupTarget,
  client: Client,
  signal?: AbortSignal,
) {
  const importId = parseImportId(importIdText, impliedSource);
  const imported = await withStackHint(
    findImportedImage(importId, impliedSource, client, signal),
    importId.source,
  );
  const { id, source, ...location } = importId;
  // The id is the query until the program sets another.
  const inputs = { ...(impliedSource === undefined && { source }), ...location, ...imported.query };
  const state = toStateProperties(inputs, { image: toStableImage(imported.image) }, client);
  return { id, inputs: markImported(inputs), state: markImported(state) };
}

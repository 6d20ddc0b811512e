import type { Client } from '../../../client/client';
import type { FindInput } from '../../../query/query';
import { checkPinnedImage } from '../../pin/check-pinned-image';
import { wideningOptions } from '../../pin/find-by-id';
import { findImportedImage, parseImportId } from '../../pin/import-id';
import type { NewestStatus } from '../../pin/newest-status';
import { toStableImage } from '../../pin/stable';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { checkSimulationMode } from './check-simulation-mode';
import { toPinQuery } from './pin-query';
import { markImported, type PinState, toPinState } from './state';

/** What a refresh finds out. */
export interface PinRefresh {
  readonly newest: NewestStatus;
  /** What the user is to know, in a sentence or two. */
  readonly warning: string | undefined;
}

/** Never picks anew: tells what a look-up gives now, and warns when the image is gone or deprecated. */
export async function refreshPin(
  id: string,
  state: PinState,
  spec: LookupSpec,
  client: Client,
  signal?: AbortSignal,
): Promise<PinRefresh> {
  checkSimulationMode(state, client);
  const { source, region, timeoutSeconds, ...queryArguments } = toPinQuery(state.inputs, spec);
  const location = { source: String(source), region, timeoutSeconds };
  // What the core has asked before, it can ask again.
  const query = state.imported ? undefined : ({ ...location, ...queryArguments } as FindInput);
  const options = wideningOptions(location.source, queryArguments);
  const pinnedImage = { ...location, id, options, query, replaceHint: REPLACE_HINT };
  const { newest, warning } = await checkPinnedImage(pinnedImage, client, signal);
  return { newest, warning: warning && `${warning.summary}. ${warning.detail}` };
}

const REPLACE_HINT =
  'To take another image, change `triggers`, or run `pulumi up --replace URN` with the URN of this pin.';

/** A pin that was there before its program. */
export interface ImportedPin {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
}

/** Takes an image by its address; the arguments of the program are adopted as they come. */
export async function importPin(
  importIdText: string,
  { source: impliedSource }: LookupSpec,
  client: Client,
  signal?: AbortSignal,
): Promise<ImportedPin> {
  const importId = parseImportId(importIdText, impliedSource);
  const imported = await findImportedImage(importId, impliedSource, client, signal);
  const { id, source, ...location } = importId;
  // Its own id is what it is asked for by, until a program says otherwise.
  const inputs = { ...(impliedSource === undefined && { source }), ...location, ...imported.query };
  const state = toPinState(inputs, { image: toStableImage(imported.image) }, client);
  return { id, inputs: markImported(inputs), state: markImported(state) };
}

import type { Client } from '../../../client';
import type { PickInput } from '../../../lookup/query';
import { findImported, readAddress } from '../../pin/address';
import { checkPinned } from '../../pin/check';
import { wideningOptions } from '../../pin/find-by-id';
import type { Newest } from '../../pin/newest';
import { toStableImage } from '../../pin/stable';
import type { Asking } from '../offered';
import type { Properties } from '../properties';
import { questionOf } from './question';
import { type Kept, toImported, toState } from './state';
import { checkSameWorld } from './world';

/** What a refresh finds out. */
export interface Read {
  readonly newest: Newest;
  /** What the user is to know, in a sentence or two. */
  readonly warning: string | undefined;
}

/** Never picks anew: tells what a look-up gives now, and warns when the image is gone or deprecated. */
export async function readPin(
  id: string,
  kept: Kept,
  asking: Asking,
  client: Client,
  signal?: AbortSignal,
): Promise<Read> {
  checkSameWorld(kept, client);
  const { source, region, timeoutSeconds, ...asked } = questionOf(kept.inputs, asking);
  const place = { source: String(source), region, timeoutSeconds };
  // What the core has asked before, it can ask again.
  const query = kept.imported ? undefined : ({ ...place, ...asked } as PickInput);
  const options = wideningOptions(place.source, asked);
  const pinned = { ...place, id, options, query, wayOut: WAY_OUT };
  const { newest, warning } = await checkPinned(pinned, client, signal);
  return { newest, warning: warning && `${warning.summary}. ${warning.detail}` };
}

const WAY_OUT =
  'To take another image, change `triggers`, or run `pulumi up --replace URN` with the URN of this pin.';

/** A pin that was there before its program. */
export interface Imported {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
}

/** Takes an image by its address; the arguments of the program are adopted as they come. */
export async function importPin(
  written: string,
  { source: asked }: Asking,
  client: Client,
  signal?: AbortSignal,
): Promise<Imported> {
  const address = readAddress(written, asked);
  const found = await findImported(address, asked, client, signal);
  const { id, source, ...place } = address;
  // Its own id is what it is asked for by, until a program says otherwise.
  const inputs = { ...(asked === undefined && { source }), ...place, ...found.query };
  const state = toState(inputs, { image: toStableImage(found.image) }, client);
  return { id, inputs: toImported(inputs), state: toImported(state) };
}

import type { Client } from '../../../client';
import type { PickInput } from '../../../lookup/query';
import { imported, readAddress } from '../../pin/address';
import { adviceOn } from '../../pin/advice';
import { findById } from '../../pin/find-by-id';
import type { Asking } from '../offered';
import type { Properties } from '../properties';
import { questionOf } from './question';
import { type Kept, toImported, toState } from './state';
import { checkSameWorld } from './world';

/** Never picks anew: tells in a sentence or two when the image is gone or deprecated. */
export async function readPin(
  id: string,
  kept: Kept,
  asking: Asking,
  client: Client,
  signal?: AbortSignal,
): Promise<string | undefined> {
  checkSameWorld(kept, client);
  const { source, region, timeoutSeconds, ...asked } = questionOf(kept.inputs, asking);
  const place = { source: String(source), region, timeoutSeconds };
  // What the core has asked before, it can ask again.
  const query = kept.imported ? undefined : ({ ...place, ...asked } as PickInput);
  const advice = await adviceOn({ id, query, ...place }, client, signal);
  return advice && `${advice.summary}. ${advice.detail} ${WAY_OUT}`;
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
  const found = await findById(address.id, address, client, signal);
  const image = imported(found, address, asked);
  const { id, source, ...place } = address;
  // Its own id is what it is asked for by, until a program says otherwise.
  const inputs = { ...(asked === undefined && { source }), ...place, ids: [id] };
  return { id, inputs: toImported(inputs), state: toImported(toState(inputs, image, client)) };
}

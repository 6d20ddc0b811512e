import type { Client } from '../../../client';
import type { Image } from '../../../image/image';
import type { Warning } from '../../../lookup/warn';
import { newestOf } from '../../pin/newest';
import { toStableImage } from '../../pin/stable';
import { lookUp } from '../look-up';
import type { Asking } from '../offered';
import type { Properties } from '../properties';
import { argsOf } from './question';

/** An image that was picked. */
export interface Picked {
  readonly id: string;
  /** What the state holds of it. */
  readonly results: Properties;
  readonly warnings: readonly Warning[];
}

/** Looks the image up, once. */
export async function createPin(
  known: Properties,
  asking: Asking,
  client: Client,
  signal?: AbortSignal,
): Promise<Picked> {
  const { id, image, warnings } = await lookUp(asking, argsOf(known), client, {
    signal,
    // The image may have been built by the same update.
    fresh: true,
  });
  // A find gives both.
  const found = { id: String(id), image: toStableImage(image as Image) };
  return { id: found.id, results: { image: found.image, ...newestOf(found.id) }, warnings };
}

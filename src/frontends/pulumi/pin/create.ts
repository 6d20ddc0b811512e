import type { Client } from '../../../client';
import type { Warning } from '../../../lookup/warn';
import { lookUp } from '../look-up';
import type { Asking } from '../offered';
import type { Properties } from '../properties';
import { argsOf } from './question';

/** An image that was picked. */
export interface Picked {
  readonly id: string;
  readonly image: unknown;
  readonly warnings: readonly Warning[];
}

/** Looks the image up, once. */
export async function createPin(
  known: Properties,
  asking: Asking,
  client: Client,
  signal?: AbortSignal,
): Promise<Picked> {
  const { id, image, warnings } = await lookUp(asking, argsOf(known), client, signal);
  return { id: String(id), image, warnings };
}

import type { Client } from '../../../client/client';
import type { FindInput } from '../../../client/query-input';
import type { LookupOptions } from '../../../client/settings';
import type { Warning } from '../../../lookup/warnings';
import type { Arguments } from '../../argument-values';
import { type LookupTarget, toQuery } from '../../lookup-query';
import { toStableImage } from '../../pin/stable';
import { upToDateStatus } from '../../pin-fields';

/** A pin after its lookup. */
export interface CreatedPin {
  readonly id: string;
  /** The results for the state. */
  readonly results: Arguments;
  readonly warnings: readonly Warning[];
}

/** Runs the lookup of a pin once. */
export async function createPin(
  known: Arguments,
  target: LookupTarget,
  client: Client,
  options: LookupOptions,
): Promise<CreatedPin> {
  // The core validates the arguments and rejects unknown ones.
  const query = toQuery(known, target) as FindInput;
  const { id, image, warnings } = await client.find(query, options);
  return { id, results: { image: toStableImage(image), ...upToDateStatus(id) }, warnings };
}

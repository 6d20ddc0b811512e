import type { Client } from '../../../client/client';
import type { Image } from '../../../image/image';
import type { Warning } from '../../../lookup/warnings';
import { upToDateStatus } from '../../pin/newest-status';
import { toStableImage } from '../../pin/stable';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { runLookup } from '../run-lookup';
import { withoutTriggers } from './pin-query';

/** An image that was picked. */
export interface CreatedPin {
  readonly id: string;
  /** What the state holds of it. */
  readonly results: Properties;
  readonly warnings: readonly Warning[];
}

/** Looks the image up, once. */
export async function createPin(
  known: Properties,
  spec: LookupSpec,
  client: Client,
  signal?: AbortSignal,
): Promise<CreatedPin> {
  const { id, image, warnings } = await runLookup(spec, withoutTriggers(known), client, {
    signal,
    // The image may have been built by the same update.
    fresh: true,
  });
  // A find gives both.
  const created = { id: String(id), image: toStableImage(image as Image) };
  return {
    id: created.id,
    results: { image: created.image, ...upToDateStatus(created.id) },
    warnings,
  };
}

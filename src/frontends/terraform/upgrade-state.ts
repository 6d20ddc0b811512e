import { ImagepinError } from '../../errors';
import { STATE_VERSION } from '../provider/schema';
import { fromTerraformMap, toAttributeValues } from './convert-values';
import type { BlockContext } from './data-source';
import type { Request, Response } from './protocol/messages';
import { decodeValue, encodeValue, isMap } from './terraform-value';

/**
 * Upgrades a state to the current schema: new attributes are null, removed ones are omitted.
 * This suffices for all versions, since version 1 only removed the volatile facts.
 */
export async function upgradeState(
  { version = 0, rawState }: Request<'UpgradeResourceState'>,
  { block: { attributes } }: BlockContext,
): Promise<Response<'UpgradeResourceState'>> {
  const state = decodeValue(rawState);
  if (!isMap(state) || version > STATE_VERSION) {
    throw new ImagepinError('InvalidQuery', `the state of version ${version} cannot be read`, {
      detail:
        'A newer version of the provider has written it, or it is damaged. Install the newest version, or restore the state from a backup.',
    });
  }
  const values = fromTerraformMap(state, attributes);
  return { upgradedState: encodeValue(toAttributeValues(values, attributes)) };
}

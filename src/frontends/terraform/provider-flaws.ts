import { readConfiguration } from '../../configuration';
import { ImagepinError } from '../../errors';
import { flawsIn } from '../../lookup/read-input';
import type { Block } from '../provider/schema';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import { readProviderBlock } from './provider-block';
import type { Value } from './value';

/** The values that are wrong, as far as they are known; of what they mean together, the first. */
export function providerFlaws(config: Value, block: Block): readonly ImagepinError[] {
  const { known } = readProviderBlock(config, block);
  const flaws = flawsIn(ProviderConfiguration, known, 'the provider');
  if (flaws.length > 0) {
    return flaws;
  }
  try {
    readConfiguration(toSettings(ProviderConfiguration.parse(known)), process.env);
    return [];
  } catch (error) {
    if (ImagepinError.is(error)) {
      return [error];
    }
    throw error;
  }
}

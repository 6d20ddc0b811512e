import { readConfiguration } from '../../client/configuration';
import { ImagepinError } from '../../errors';
import { validationErrorsIn } from '../../query/read-input';
import type { Block } from '../provider/schema';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import { readProviderBlock } from './provider-block';
import type { TerraformValue } from './terraform-value';

/** The values that are wrong, as far as they are known; of what they mean together, the first. */
export function validateProviderConfig(
  config: TerraformValue,
  block: Block,
): readonly ImagepinError[] {
  const { known } = readProviderBlock(config, block);
  const validationErrors = validationErrorsIn(ProviderConfiguration, known, 'the provider');
  if (validationErrors.length > 0) {
    return validationErrors;
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

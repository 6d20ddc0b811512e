import type { ImagepinError } from '../../errors';
import type { ArgumentValues } from '../argument-values';
import type { Block } from '../provider/schema';
import { validateConfiguration } from '../validate-configuration';
import { readConfigValues } from './convert-values';
import type { TerraformValue } from './terraform-value';

/** Reads the provider block; while `simulate` is unknown, without the settings that depend on it. */
export function readProviderBlock(config: TerraformValue, block: Block): ArgumentValues {
  const values = readConfigValues(config, block);
  if (!values.unknown.has('simulate')) {
    return values;
  }
  const { catalog, endpoint, endpoints, ...known } = values.known;
  return { ...values, known };
}

/** The errors in the known values of the provider block. */
export function validateProviderBlock(
  config: TerraformValue,
  block: Block,
): readonly ImagepinError[] {
  return validateConfiguration(readProviderBlock(config, block).known, 'the provider');
}

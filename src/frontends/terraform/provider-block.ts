import type { ArgumentValues } from '../argument-values';
import type { Block } from '../provider/schema';
import { validateConfiguration } from '../validate-configuration';
import { readConfigValues } from './convert-values';
import { toErrorDiagnostic } from './diagnostic';
import type { Response } from './protocol/messages';
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

/** The errors in the provider block, as far as its values are known. */
export function validateProviderConfig(
  config: TerraformValue,
  block: Block,
): Response<'ValidateProviderConfig'> {
  const errors = validateConfiguration(readProviderBlock(config, block).known, 'the provider');
  return { diagnostics: errors.map((error) => toErrorDiagnostic(error, block)) };
}

import type { Block } from '../provider/schema';
import { type ConfigValues, readConfigValues } from './convert-values';
import type { TerraformValue } from './terraform-value';

/** What the provider block says; while `simulate` is unknown, nobody knows whether a cloud is asked. */
export function readProviderBlock(config: TerraformValue, block: Block): ConfigValues {
  const { known, unknown } = readConfigValues(config, block);
  if (!unknown.has('simulate')) {
    return { known, unknown };
  }
  const { catalog, endpoint, endpoints, ...others } = known;
  return { known: others, unknown };
}

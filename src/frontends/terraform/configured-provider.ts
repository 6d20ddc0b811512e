import { type Client, openClient } from '../../client/client';
import { hostEnvironment } from '../../client/settings';
import { ImagepinError } from '../../errors';
import { readInput } from '../../query/read-input';
import { getSource } from '../../sources/registry';
import { toSnakeCase } from '../provider/hcl-names';
import type { Block } from '../provider/schema';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import type { ConfigValues } from './convert-values';
import { readProviderBlock } from './provider-block';
import type { TerraformValue } from './terraform-value';

/** How long a list answers the other blocks of a run; a longer time would hide what the same apply has made. */
const LIST_CACHE_TTL_MS = 10_000;

/** The provider as a run has configured it. */
export interface ConfiguredProvider {
  readonly client: Client;
  /** What of its configuration is not known yet. */
  readonly unknownSettings: ReadonlySet<string>;
}

/** Opens what all blocks of the run share. */
export function configureProvider(config: TerraformValue, block: Block): ConfiguredProvider {
  const { known, unknown: unknownSettings } = readProviderBlock(config, block);
  const settings = toSettings(readInput(ProviderConfiguration, known, 'the provider'));
  return {
    client: openClient(settings, hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS }),
    unknownSettings,
  };
}

/** What a look-up must wait for: something of the provider's configuration that it needs and that is unknown. */
export function findUnknownSetting(
  { known }: ConfigValues,
  { unknownSettings, client }: ConfiguredProvider,
): string | undefined {
  const source = getSource(String(known.source));
  const needed = [
    'simulate',
    ...(known.timeoutSeconds === undefined ? ['timeoutSeconds'] : []),
    ...(source.requiresRegion && known.region === undefined ? ['region'] : []),
    ...(client.simulated
      ? ['catalog']
      : ['endpoint', 'endpoints', 'network', source.api.protocol.cloud.id]),
  ];
  return needed.find((name) => unknownSettings.has(name));
}

/** Why a look-up cannot be made yet, where the engine cannot put it off. */
export function toUnknownSettingError(name: string): ImagepinError {
  return new ImagepinError(
    'InvalidQuery',
    `the provider's ${toSnakeCase(name)} is not known before apply`,
    {
      detail: `The provider block sets \`${name}\` from something that does not exist yet. Apply that first (-target), or set it to a value that is known.`,
    },
  );
}

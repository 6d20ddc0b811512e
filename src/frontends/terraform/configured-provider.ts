import { type Client, openClient } from '../../client/client';
import { hostEnvironment } from '../../client/host-environment';
import { ImagepinError } from '../../errors';
import { readInput } from '../../query/read-input';
import { getSource } from '../../sources/registry';
import { argument, text } from '../../text';
import type { Arguments } from '../argument-values';
import type { Block } from '../provider/schema';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
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

/** What a lookup must wait for: something of the provider's configuration that it needs and that is unknown. */
export function findUnknownSetting(
  query: Arguments,
  { unknownSettings, client }: ConfiguredProvider,
): string | undefined {
  const source = getSource(String(query.source));
  const needed = [
    'simulate',
    ...(query.timeoutSeconds === undefined ? ['timeoutSeconds'] : []),
    ...(source.requiresRegion && query.region === undefined ? ['region'] : []),
    ...(client.simulated
      ? ['catalog']
      : ['endpoint', 'endpoints', 'network', source.api.protocol.cloud.id]),
  ];
  return needed.find((name) => unknownSettings.has(name));
}

/** Whether images are simulated; undefined while that is unknown. */
export function simulationMode({
  client,
  unknownSettings,
}: ConfiguredProvider): boolean | undefined {
  return unknownSettings.has('simulate') ? undefined : client.simulated;
}

/** Why a lookup cannot be made yet, where the engine cannot put it off. */
export function toUnknownSettingError(name: string): ImagepinError {
  return new ImagepinError(
    'InvalidQuery',
    text`${argument(name)} of the provider is not known before apply`,
    {
      detail: text`The provider block sets ${argument(name)} from something that does not exist yet. Apply that first (-target), or use a known value.`,
    },
  );
}

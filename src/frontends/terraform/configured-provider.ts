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

/** How long the blocks of a run share a list; a longer time would hide images that the same apply creates. */
const LIST_CACHE_TTL_MS = 10_000;

/** The provider after its configuration. */
export interface ConfiguredProvider {
  readonly client: Client;
  /** The settings that are not known yet. */
  readonly unknownSettings: ReadonlySet<string>;
}

/** Opens the client that all blocks of a run share. */
export function configureProvider(config: TerraformValue, block: Block): ConfiguredProvider {
  const { known, unknown: unknownSettings } = readProviderBlock(config, block);
  const settings = toSettings(readInput(ProviderConfiguration, known, 'the provider'));
  return {
    client: openClient(settings, hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS }),
    unknownSettings,
  };
}

/** Returns an unknown setting that a lookup needs; undefined if the lookup can run. */
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

/** Whether images are simulated; undefined if unknown. */
export function simulationMode({
  client,
  unknownSettings,
}: ConfiguredProvider): boolean | undefined {
  return unknownSettings.has('simulate') ? undefined : client.simulated;
}

/** The error for an unknown setting, for engines that cannot defer a lookup. */
export function toUnknownSettingError(name: string): ImagepinError {
  return new ImagepinError(
    'InvalidQuery',
    text`${argument(name)} of the provider is not known before apply`,
    {
      detail: text`The provider block sets ${argument(name)} from something that does not exist yet. Apply that first (-target), or use a known value.`,
    },
  );
}

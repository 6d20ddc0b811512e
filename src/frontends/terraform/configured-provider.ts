import type { Client } from '../../client/client';
import { ImagepinError } from '../../errors';
import { readInput } from '../../query/read-input';
import { getSource } from '../../sources/registry';
import { argument, text } from '../../text';
import type { Arguments, ArgumentValues } from '../argument-values';
import { openRunClient } from '../engine-run';
import type { Block } from '../provider/schema';
import {
  ProviderConfiguration,
  toSettings,
  validateConfiguration,
} from '../provider-configuration';
import { readConfigValues } from './convert-values';
import { toErrorDiagnostic } from './diagnostic';
import type { DynamicValue, Request, Response } from './protocol/messages';
import { decodeValue } from './terraform-value';

export interface ConfiguredProvider {
  readonly client: Client;
  readonly unknownSettings: ReadonlySet<string>;
}

/** Opens the client that all blocks of a run share. */
export function configureProvider(
  config: DynamicValue | undefined,
  block: Block,
): ConfiguredProvider {
  const { known, unknown: unknownSettings } = readProviderBlock(config, block);
  const settings = toSettings(readInput(ProviderConfiguration, known, 'the provider'));
  return { client: openRunClient(settings), unknownSettings };
}

/** The errors in the provider block, as far as its values are known. */
export async function validateProviderConfig(
  { config }: Request<'ValidateProviderConfig'>,
  { block }: { readonly block: Block },
): Promise<Response<'ValidateProviderConfig'>> {
  const errors = validateConfiguration(readProviderBlock(config, block).known, 'the provider');
  return { diagnostics: errors.map((error) => toErrorDiagnostic(error, block)) };
}

/** Reads the provider block; while `simulate` is unknown, without the settings that depend on it. */
function readProviderBlock(config: DynamicValue | undefined, block: Block): ArgumentValues {
  const values = readConfigValues(decodeValue(config), block);
  if (!values.unknown.has('simulate')) {
    return values;
  }
  const { catalog, endpoint, endpoints, ...known } = values.known;
  return { ...values, known };
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

/** Throws `InvalidQuery` for an unknown setting that a lookup needs, where the engine cannot defer the lookup. */
export function requireKnownSettings(query: Arguments, provider: ConfiguredProvider): void {
  const name = findUnknownSetting(query, provider);
  if (name !== undefined) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${argument(name)} of the provider is not known before apply`,
      {
        detail: text`The provider block sets ${argument(name)} from something that does not exist yet. Apply that first (-target), or use a known value.`,
      },
    );
  }
}

import { type Client, openClient } from '../../client';
import { ImagepinError } from '../../errors';
import { flawsIn } from '../../lookup/read-input';
import { type Machine, thisMachine } from '../../settings';
import { getSource } from '../../sources/registry';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import { readBlock, type Written } from './convert';
import { toSnake } from './names';
import type { Block } from './schema';
import type { Value } from './value';

/** How long a list answers the other blocks of a run; a longer time would hide what the same apply has made. */
const KEEP_MS = 10_000;

/** The provider as a run has configured it. */
export interface Provider {
  readonly client: Client;
  /** What of its configuration is not known yet. */
  readonly unknown: ReadonlySet<string>;
}

/** Everything that is wrong with the configuration, as far as it is known. */
export function providerFlaws(config: Value, block: Block): readonly ImagepinError[] {
  const { known } = readBlock(config, block);
  const flaws = flawsIn(ProviderConfiguration, known, 'the provider');
  if (flaws.length > 0) {
    return flaws;
  }
  try {
    // A client that asks nothing opens nothing.
    openClient(toSettings(ProviderConfiguration.parse(known)));
    return [];
  } catch (error) {
    if (ImagepinError.is(error)) {
      return [error];
    }
    throw error;
  }
}

/** Opens what all blocks of the run share. */
export function configure(config: Value, block: Block, machine: Machine = thisMachine): Provider {
  const { known, unknown } = readBlock(config, block);
  const settings = toSettings(ProviderConfiguration.parse(known));
  return { client: openClient(settings, machine, { keepMs: KEEP_MS }), unknown };
}

/** What a look-up must wait for: something of the provider's configuration that it needs and that is unknown. */
export function missingFor({ known }: Written, { unknown, client }: Provider): string | undefined {
  const source = getSource(String(known.source));
  const needed = [
    'simulate',
    ...(known.timeoutSeconds === undefined ? ['timeoutSeconds'] : []),
    ...(source.regional && known.region === undefined ? ['region'] : []),
    ...(client.simulated ? ['catalog'] : ['endpoint', 'endpoints', source.api.cloud]),
  ];
  return needed.find((name) => unknown.has(name));
}

/** Why a look-up cannot be made yet, where the engine cannot put it off. */
export function toNotYet(name: string): ImagepinError {
  return new ImagepinError(
    'InvalidQuery',
    `the provider's ${toSnake(name)} is not known before apply`,
    {
      detail: `The provider block sets \`${name}\` from something that does not exist yet. Apply that first (-target), or set it to a value that is known.`,
    },
  );
}

import { type Client, openClient } from '../../client';
import { ImagepinError } from '../../errors';
import { readInput } from '../../lookup/read-input';
import { thisMachine } from '../../settings';
import { getSource } from '../../sources/registry';
import { toSnake } from '../provider/names';
import type { Block } from '../provider/schema';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import type { Written } from './convert';
import { readProviderBlock } from './provider-block';
import type { Value } from './value';

/** How long a list answers the other blocks of a run; a longer time would hide what the same apply has made. */
const KEEP_MS = 10_000;

/** The provider as a run has configured it. */
export interface Provider {
  readonly client: Client;
  /** What of its configuration is not known yet. */
  readonly unknown: ReadonlySet<string>;
}

/** Opens what all blocks of the run share. */
export function configure(config: Value, block: Block): Provider {
  const { known, unknown } = readProviderBlock(config, block);
  const settings = toSettings(readInput(ProviderConfiguration, known, 'the provider'));
  return { client: openClient(settings, thisMachine, { keepMs: KEEP_MS }), unknown };
}

/** What a look-up must wait for: something of the provider's configuration that it needs and that is unknown. */
export function missingFor({ known }: Written, { unknown, client }: Provider): string | undefined {
  const source = getSource(String(known.source));
  const needed = [
    'simulate',
    ...(known.timeoutSeconds === undefined ? ['timeoutSeconds'] : []),
    ...(source.regional && known.region === undefined ? ['region'] : []),
    ...(client.simulated ? ['catalog'] : ['endpoint', 'endpoints', 'network', source.api.cloud]),
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

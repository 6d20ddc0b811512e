import { isDeepStrictEqual } from 'node:util';
import { type Client, openClient } from '../../client/client';
import { hostEnvironment } from '../../client/host-environment';
import { type ConfigStrings, parseConfig } from './configuration';

/** How long a list answers the other look-ups of a run; a longer time would hide what the same run has made. */
const LIST_CACHE_TTL_MS = 10_000;

/** Opens a client that is configured by texts. Throws `InvalidQuery` at the key to blame. */
export function openConfiguredClient(config: ConfigStrings): Client {
  return openClient(parseConfig(config), hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS });
}

/** Opens a client for each configuration, and keeps it as long as the process: programs of several stacks may share one. */
export function createClientCache(): (config: ConfigStrings) => Client {
  const entries: { readonly config: ConfigStrings; readonly client: Client }[] = [];
  return (config) => {
    const cached = entries.find((entry) => isDeepStrictEqual(entry.config, config));
    if (cached) {
      return cached.client;
    }
    const client = openConfiguredClient(config);
    entries.push({ config, client });
    return client;
  };
}

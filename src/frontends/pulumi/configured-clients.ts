import { type Client, openClient } from '../../client/client';
import { hostEnvironment } from '../../client/host-environment';
import { ImagepinError } from '../../errors';
import { memoize } from '../../lazy';
import { type MessageTexts, text, textsOf } from '../../text';
import { type ConfigStrings, parseConfig } from './configuration';
import { PACKAGE } from './names';

/** How long a list answers the other lookups of a run; a longer time would hide what the same run has made. */
const LIST_CACHE_TTL_MS = 10_000;

/** Opens a client that is configured by texts. Throws `InvalidQuery` at the key to blame. */
export function openConfiguredClient(config: ConfigStrings): Client {
  const { settings, errors } = parseConfig(config);
  if (settings === undefined) {
    throw toConfigurationError(errors[0]);
  }
  try {
    return openClient(settings, hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS });
  } catch (error) {
    throw toConfigurationError(error);
  }
}

/** Opens a client for each configuration, and keeps it as long as the process: programs of several stacks may share one. */
export function createClientCache(): (config: ConfigStrings) => Client {
  const clientOf = memoize((json: string) => openConfiguredClient(JSON.parse(json)));
  return (config) => clientOf(JSON.stringify(config));
}

function toConfigurationError(error: unknown): unknown {
  if (!ImagepinError.is(error)) {
    return error;
  }
  const { code, path, missing, cause } = error;
  const { message, detail } = textsOf<MessageTexts>(error);
  return new ImagepinError(code, text`configuration of ${PACKAGE}: ${message}`, {
    detail,
    path,
    missing,
    cause,
  });
}

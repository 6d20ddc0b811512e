import type { Client } from '../../client/client';
import { ImagepinError } from '../../errors';
import { memoize } from '../../lazy';
import { type MessageTexts, text, textsOf } from '../../text';
import { openRunClient } from '../engine-run';
import { type ConfigStrings, readSettings } from './configuration';
import { PACKAGE } from './names';

/** Opens a client with a configuration of strings. Throws `InvalidQuery` with the key to blame. */
export function openConfiguredClient(config: ConfigStrings): Client {
  try {
    return openRunClient(readSettings(config));
  } catch (error) {
    throw toConfigurationError(error);
  }
}

/** Returns a function that opens one client per configuration; programs of several stacks may share a process. */
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

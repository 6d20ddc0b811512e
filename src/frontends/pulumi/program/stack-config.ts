import * as pulumi from '@pulumi/pulumi';
import type { ConfigStrings } from '../configuration';
import { isEngineKey, PACKAGE } from '../names';

/** Reads the configuration of the current stack; programs of several stacks may share a process. */
export function readStackConfig(): ConfigStrings {
  const prefix = `${PACKAGE}:`;
  const entries = Object.entries(pulumi.runtime.allConfig())
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]) => [key.slice(prefix.length), text] as const);
  return Object.fromEntries(entries.filter(([key]) => !isEngineKey(key)));
}

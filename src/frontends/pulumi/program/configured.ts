import * as pulumi from '@pulumi/pulumi';
import type { Texts } from '../configuration';
import { isEngineKey, PACKAGE } from '../names';

/** What the stack configures now; programs of several stacks may share a process. */
export function configured(): Texts {
  const prefix = `${PACKAGE}:`;
  const texts = Object.entries(pulumi.runtime.allConfig())
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]) => [key.slice(prefix.length), text] as const);
  return Object.fromEntries(texts.filter(([key]) => !isEngineKey(key)));
}

import { isDeepStrictEqual } from 'node:util';
import { type Client, openClient } from '../../client';
import { thisMachine } from '../../settings';
import { readTexts, type Texts } from './configuration';

/** How long a list answers the other look-ups of a run; a longer time would hide what the same run has made. */
const KEEP_MS = 10_000;

/** Opens a client that is configured by texts. Throws `InvalidQuery` at the key to blame. */
export function openConfigured(texts: Texts): Client {
  return openClient(readTexts(texts), thisMachine, { keepMs: KEEP_MS });
}

/** Opens a client for each configuration, and keeps it as long as the process: programs of several stacks may share one. */
export function keepClients(): (texts: Texts) => Client {
  const kept: { readonly texts: Texts; readonly client: Client }[] = [];
  return (texts) => {
    const known = kept.find((one) => isDeepStrictEqual(one.texts, texts));
    if (known) {
      return known.client;
    }
    const client = openConfigured(texts);
    kept.push({ texts, client });
    return client;
  };
}

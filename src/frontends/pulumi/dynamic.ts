import type { Client } from '../../client';
import { ImagepinError } from '../../errors';
import { fieldsOf } from '../fields';
import { ProviderConfiguration } from '../provider-configuration';
import { openConfigured } from './clients';
import type { Texts } from './configuration';
import { toPropertyPath, toText } from './failure';
import { PACKAGE } from './names';
import { type Asking, offered } from './offered';
import { type Checked, checkPin } from './pin/check';
import { createPin } from './pin/create';
import { diffPin } from './pin/diff';
import { readPin } from './pin/read';
import { isResult, readKept, refreshed, resultsIn, toState } from './pin/state';
import { type Properties, readProperties, type Said, UNKNOWN } from './properties';

/** What the engine's process for dynamic resources hands to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/**
 * The provider of a pin in programs of TypeScript and JavaScript.
 * States name this function: whatever is written here must understand every state that an earlier
 * version has written, and must be found under `imagepin/pulumi/dynamic` for ever.
 */
export function providerOf(source?: string) {
  const asking = pinOf(source);
  let texts: Texts = {};
  let client: Client | undefined;

  function configured(): Client {
    client ??= openConfigured(texts);
    return client;
  }

  /** A failure is told at the resource, an error beside it too. */
  async function checkedPin(said: Said): Promise<Checked> {
    try {
      return await checkPin(said, asking, configured());
    } catch (error) {
      if (ImagepinError.is(error)) {
        // It is of the configuration, and of none of the inputs.
        const { code, message, detail, cause } = error;
        const flaw = new ImagepinError(code, message, { detail, cause });
        return { defaults: {}, flaws: [flaw] };
      }
      throw error;
    }
  }

  return {
    async configure({ config }: ConfigureRequest) {
      // Whatever is wrong with it is told by each call: that process asks for the configuration once.
      texts = Object.fromEntries(
        fieldsOf(ProviderConfiguration)
          .map(({ name }) => [name, config.get(`${PACKAGE}:${name}`)] as const)
          .filter(([, text]) => text !== undefined),
      );
    },

    async check(_: Properties, news: Properties) {
      const { defaults, flaws } = await checkedPin(readInputs(news));
      const failures = flaws.map((flaw) => ({
        property: toPropertyPath(flaw.path),
        reason: toText(flaw),
      }));
      return { inputs: { ...news, ...defaults }, failures };
    },

    diff: (_: string, olds: Properties, news: Properties) =>
      telling(async () => {
        const said = readInputs(news);
        const { replaces } = await diffPin(readKept(olds), said, asking, configured());
        // An update in place would leave the image unknown in a preview, and another one would be shown:
        // only a state that does not name this provider yet is worth it.
        return {
          changes: replaces.length > 0 || olds[PROVIDER] === undefined,
          replaces: [...replaces],
        };
      }),

    update: (_: string, olds: Properties, news: Properties) =>
      telling(async () => ({
        outs: toState(readProperties(news).known, resultsIn(olds), configured()),
      })),

    create: (inputs: Properties) =>
      telling(async () => {
        const { known } = readProperties(inputs);
        const { id, results, warnings } = await createPin(known, asking, configured());
        for (const { message } of warnings) {
          warn(message);
        }
        return { id, outs: toState(known, results, configured()) };
      }),

    read: (id: string, state: Properties) =>
      telling(async () => {
        const { newest, warning } = await readPin(id, readKept(state), asking, configured());
        if (warning) {
          warn(warning);
        }
        return { id, props: refreshed(state, newest) };
      }),
  };
}

/** Where the engine keeps the code of a provider. */
const PROVIDER = '__provider';

function pinOf(source: string | undefined): Asking {
  const pin = offered().pins.find((one) => one.source === source);
  if (!pin) {
    throw new ImagepinError(
      'UnknownSource',
      `this version of ${PACKAGE} has no pins of ${source}`,
      {
        detail: 'Install the version that the pin was made with, or a later one.',
      },
    );
  }
  return pin;
}

/** Whether a result is secret may be all that is not known of it yet. */
function readInputs(inputs: Properties): Said {
  const stated = Object.entries(inputs).filter(
    ([name, value]) => !(isResult(name) && value === UNKNOWN),
  );
  return readProperties(Object.fromEntries(stated));
}

/** What the process writes to standard error, the engine shows. */
function warn(text: string): void {
  process.stderr.write(`warning: ${text}\n`);
}

/** The engine shows the message of an error, and of some its stack too. */
async function telling<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    // The stack of a bug is worth reading.
    const stack = ImagepinError.is(error) ? '' : Object(error).stack;
    throw Object.assign(new Error(toText(error), { cause: error }), { stack });
  }
}

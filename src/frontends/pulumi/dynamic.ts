import { ImagepinError } from '../../errors';
import { lazy } from '../../lazy';
import { type MessageTexts, textsOf } from '../../text';
import type { ArgumentValues } from '../argument-values';
import { fieldsOf } from '../fields';
import { ProviderConfiguration } from '../provider-configuration';
import type { ConfigStrings } from './configuration';
import { openConfiguredClient } from './configured-clients';
import { toErrorText, toPropertyPath } from './error-text';
import { PACKAGE } from './names';
import { type LookupSpec, packageManifest } from './package-manifest';
import { type CheckedInputs, checkPinInputs } from './pin/check';
import { createPin } from './pin/create';
import { diffPin } from './pin/diff';
import { refreshPin } from './pin/read';
import {
  decodeInputs,
  readPinState,
  readResults,
  toStateProperties,
  withNewestStatus,
} from './pin/state';
import { decodeProperties, type Properties } from './properties';

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
  const spec = findPinSpec(source);
  let configStrings: ConfigStrings = {};
  const configuredClient = lazy(() => openConfiguredClient(configStrings));

  /** A failure is told at the resource, an error beside it too. */
  async function checkInputs(inputs: ArgumentValues): Promise<CheckedInputs> {
    try {
      return await checkPinInputs(inputs, spec, configuredClient());
    } catch (error) {
      if (ImagepinError.is(error)) {
        // It is of the configuration, and of none of the inputs.
        const { code, cause } = error;
        const { message, detail } = textsOf<MessageTexts>(error);
        const validationError = new ImagepinError(code, message, { detail, cause });
        return { defaults: {}, validationErrors: [validationError] };
      }
      throw error;
    }
  }

  return {
    async configure({ config }: ConfigureRequest) {
      // Whatever is wrong with it is told by each call: that process asks for the configuration once.
      configStrings = Object.fromEntries(
        fieldsOf(ProviderConfiguration)
          .map(({ name }) => [name, config.get(`${PACKAGE}:${name}`)] as const)
          .filter(([, text]) => text !== undefined),
      );
    },

    async check(_: Properties, news: Properties) {
      const { defaults, validationErrors } = await checkInputs(decodeInputs(news));
      const failures = validationErrors.map((validationError) => ({
        property: toPropertyPath(validationError.path),
        reason: toErrorText(validationError),
      }));
      return { inputs: { ...news, ...defaults }, failures };
    },

    diff: (_: string, olds: Properties, news: Properties) =>
      withErrorText(async () => {
        const inputs = decodeInputs(news);
        const { action, replaces } = await diffPin(
          readPinState(olds),
          inputs,
          spec,
          configuredClient(),
        );
        // An update in place would leave the image unknown in a preview, and another one would be shown:
        // only a state that does not name this provider yet is worth it.
        return {
          changes: action === 'replace' || olds[PROVIDER_KEY] === undefined,
          replaces: [...replaces],
        };
      }),

    update: (_: string, olds: Properties, news: Properties) =>
      withErrorText(async () => ({
        outs: toStateProperties(
          decodeProperties(news).known,
          readResults(olds),
          configuredClient(),
        ),
      })),

    create: (inputs: Properties) =>
      withErrorText(async () => {
        const { known } = decodeProperties(inputs);
        const { id, results, warnings } = await createPin(known, spec, configuredClient(), {
          // The update may have built the image a moment ago.
          fresh: true,
        });
        for (const { message } of warnings) {
          warn(message);
        }
        return { id, outs: toStateProperties(known, results, configuredClient()) };
      }),

    read: (id: string, state: Properties) =>
      withErrorText(async () => {
        const { newest, warning } = await refreshPin(
          id,
          readPinState(state),
          spec,
          configuredClient(),
        );
        if (warning) {
          warn(warning);
        }
        return { id, props: withNewestStatus(state, newest) };
      }),
  };
}

/** Where the engine keeps the code of a provider. */
const PROVIDER_KEY = '__provider';

function findPinSpec(source: string | undefined): LookupSpec {
  const pin = packageManifest().pins.find((one) => one.source === source);
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

/** What the process writes to standard error, the engine shows. */
function warn(text: string): void {
  process.stderr.write(`warning: ${text}\n`);
}

/** The engine shows the message of an error, and of some its stack too. */
async function withErrorText<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    // The stack of a bug is worth reading.
    const stack = ImagepinError.is(error) ? '' : Object(error).stack;
    throw Object.assign(new Error(toErrorText(error), { cause: error }), { stack });
  }
}

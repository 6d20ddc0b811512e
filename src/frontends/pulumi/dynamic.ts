import { asImagepinError, ImagepinError } from '../../errors';
import { lazy } from '../../lazy';
import { fieldsOf } from '../fields';
import { ProviderConfiguration } from '../provider-configuration';
import { type ConfigStrings, openConfiguredClient } from './configuration';
import { toErrorText, toPropertyPath } from './error-text';
import { PACKAGE } from './names';
import { type LookupSpec, packageManifest } from './package-manifest';
import { checkPin } from './pin/check';
import { createPin } from './pin/create';
import { diffPin } from './pin/diff';
import { refreshPin } from './pin/read';
import { decodeInputs, decodePinState, updateState } from './pin/state';
import { decodeProperties, type Properties } from './properties';

/** The request of the engine's process for dynamic resources to `configure`. */
interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/**
 * The provider of a pin in programs of TypeScript and JavaScript.
 * States name this function: it must read every state that an earlier version has written, and
 * `imagepin/pulumi/dynamic` must always export it.
 */
export function providerOf(source?: string) {
  const spec = findPinSpec(source);
  let configStrings: ConfigStrings = {};
  const client = lazy(() => openConfiguredClient(configStrings));

  return {
    async configure({ config }: ConfigureRequest) {
      // Each call reports errors in it, since the process configures a provider only once.
      configStrings = readConfigStrings(config);
    },

    async check(_: Properties, news: Properties) {
      try {
        const { inputs, validationErrors } = await checkPin(news, spec, client());
        return { inputs, failures: validationErrors.map(toFailure) };
      } catch (error) {
        // The path of an error in the configuration leads to no input.
        const reason = toErrorText(asImagepinError(error));
        return { inputs: news, failures: [{ property: '', reason }] };
      }
    },

    diff: (_: string, olds: Properties, news: Properties) =>
      withErrorText(async () => {
        const values = decodeInputs(news);
        const { action, replaces } = await diffPin(decodePinState(olds), values, spec, client());
        // In a preview, an update makes the image unknown, so only a state without a provider is updated.
        const changes = action === 'replace' || olds[PROVIDER_KEY] === undefined;
        return { changes, replaces: [...replaces] };
      }),

    update: (_: string, olds: Properties, news: Properties) =>
      withErrorText(async () => ({
        outs: updateState(olds, decodeProperties(news).known, client()),
      })),

    create: (news: Properties) =>
      withErrorText(async () => {
        const inputs = decodeProperties(news).known;
        // The same update may just have built the image.
        const { id, state, warnings } = await createPin(inputs, spec, client(), { fresh: true });
        for (const { message } of warnings) {
          warn(message);
        }
        return { id, outs: state };
      }),

    read: (id: string, props: Properties) =>
      withErrorText(async () => {
        const { state, warning } = await refreshPin({ id, state: props }, spec, client());
        if (warning) {
          warn(warning);
        }
        return { id, props: state };
      }),
  };
}

function toFailure(error: ImagepinError) {
  return { property: toPropertyPath(error.path), reason: toErrorText(error) };
}

/** The key under which the engine stores the code of a provider. */
const PROVIDER_KEY = '__provider';

function readConfigStrings(config: ConfigureRequest['config']): ConfigStrings {
  return Object.fromEntries(
    fieldsOf(ProviderConfiguration)
      .map(({ name }) => [name, config.get(`${PACKAGE}:${name}`)])
      .filter(([, text]) => text !== undefined),
  );
}

function findPinSpec(source: string | undefined): LookupSpec {
  const spec = packageManifest().pins.find((pin) => pin.source === source);
  if (!spec) {
    throw new ImagepinError(
      'UnknownSource',
      `this version of ${PACKAGE} has no pins of ${source}`,
      { detail: 'Install the version that the pin was made with, or a later one.' },
    );
  }
  return spec;
}

/** Writes a warning to standard error, which the engine displays. */
function warn(text: string): void {
  process.stderr.write(`warning: ${text}\n`);
}

/** Rethrows errors with the text that the engine displays, and with a stack only for bugs. */
async function withErrorText<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const stack = ImagepinError.is(error) ? '' : Object(error).stack;
    throw Object.assign(new Error(toErrorText(error), { cause: error }), { stack });
  }
}

import type { Client } from '../../client/client';
import { asImagepinError, ImagepinError } from '../../errors';
import { lazy } from '../../lazy';
import { type MessageTexts, textsOf } from '../../text';
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
  const client = lazy(() => openConfiguredClient(configStrings));

  return {
    async configure({ config }: ConfigureRequest) {
      // Errors in it are reported by each call: the process asks for the configuration only once.
      configStrings = readConfigStrings(config);
    },
    check: (_: Properties, news: Properties) => check(news, spec, client),
    diff: (_: string, olds: Properties, news: Properties) =>
      withErrorText(() => diff(olds, news, spec, client())),
    update: (_: string, olds: Properties, news: Properties) =>
      withErrorText(async () => ({
        outs: toStateProperties(decodeProperties(news).known, readResults(olds), client()),
      })),
    create: (inputs: Properties) => withErrorText(() => create(inputs, spec, client())),
    read: (id: string, state: Properties) => withErrorText(() => read(id, state, spec, client())),
  };
}

function readConfigStrings(config: ConfigureRequest['config']): ConfigStrings {
  return Object.fromEntries(
    fieldsOf(ProviderConfiguration)
      .map(({ name }) => [name, config.get(`${PACKAGE}:${name}`)] as const)
      .filter(([, text]) => text !== undefined),
  );
}

/** Reports every error as a failure of the resource, an error in the configuration too. */
async function check(news: Properties, spec: LookupSpec, client: () => Client) {
  const { defaults, validationErrors } = await checkInputs(news, spec, client);
  const failures = validationErrors.map((validationError) => ({
    property: toPropertyPath(validationError.path),
    reason: toErrorText(validationError),
  }));
  return { inputs: { ...news, ...defaults }, failures };
}

async function checkInputs(
  news: Properties,
  spec: LookupSpec,
  client: () => Client,
): Promise<CheckedInputs> {
  try {
    return await checkPinInputs(decodeInputs(news), spec, client());
  } catch (error) {
    // Its path leads into the configuration, not to an input.
    const { code, cause } = asImagepinError(error);
    const { message, detail } = textsOf<MessageTexts>(asImagepinError(error));
    return {
      defaults: {},
      validationErrors: [new ImagepinError(code, message, { detail, cause })],
    };
  }
}

async function diff(olds: Properties, news: Properties, spec: LookupSpec, client: Client) {
  const { action, replaces } = await diffPin(readPinState(olds), decodeInputs(news), spec, client);
  // An update in place would leave the image unknown in a preview, and another one would be shown:
  // only a state that does not name this provider yet is worth it.
  const changes = action === 'replace' || olds[PROVIDER_KEY] === undefined;
  return { changes, replaces: [...replaces] };
}

async function create(inputs: Properties, spec: LookupSpec, client: Client) {
  const { known } = decodeProperties(inputs);
  // Fresh, since the update may have built the image a moment ago.
  const { id, results, warnings } = await createPin(known, spec, client, { fresh: true });
  for (const { message } of warnings) {
    warn(message);
  }
  return { id, outs: toStateProperties(known, results, client) };
}

async function read(id: string, state: Properties, spec: LookupSpec, client: Client) {
  const { newest, warning } = await refreshPin(id, readPinState(state), spec, client);
  if (warning) {
    warn(warning);
  }
  return { id, props: withNewestStatus(state, newest) };
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

import type { Client } from '../../../client/client';
import type { Image } from '../../../image/image';
import { argument, text } from '../../../text';
import type { ArgumentValues } from '../../argument-values';
import type { PinHints, PinState } from '../../pin/pin-state';
import { toStableImage } from '../../pin/stable';
import { NewestStatus } from '../../pin-fields';
import {
  allSecret,
  decodeProperties,
  isObject,
  mapSecret,
  type Properties,
  UNKNOWN_MARKER,
} from '../properties';

// No engine displays names with two leading underscores.
const SIMULATED_KEY = '__simulated';
const IMPORTED_KEY = '__imported';

/** Reads the state of a pin, and its inputs where the engine stores them separately. */
export function decodePinState(state: Properties, inputs: Properties = state): PinState {
  const imported = inputs[IMPORTED_KEY] === true;
  const isUnadopted = state[IMPORTED_KEY] === true && !imported;
  return {
    known: readStoredInputs(inputs),
    simulated: state[SIMULATED_KEY] === true,
    imported,
    ...(isUnadopted && { unadopted: readStoredInputs(state) }),
  };
}

function readStoredInputs(properties: Properties): Properties {
  return decodeInputs(filterProperties(properties, (name) => !isResultProperty(name))).known;
}

/** Decodes the inputs of a pin. A result among them is unknown if the program marks it as secret. */
export function decodeInputs(properties: Properties): ArgumentValues {
  const values = decodeProperties(
    filterProperties(
      properties,
      (name, value) => !isResultProperty(name) || value !== UNKNOWN_MARKER,
    ),
  );
  const { triggers } = values.known;
  return isObject(triggers) && !Array.isArray(triggers)
    ? { ...values, known: { ...values.known, triggers: toTexts(triggers) } }
    : values;
}

function filterProperties(
  properties: Properties,
  accepts: (name: string, value: unknown) => boolean,
): Properties {
  return Object.fromEntries(Object.entries(properties).filter((entry) => accepts(...entry)));
}

/** Converts triggers to texts, since YAML parses some texts as numbers or booleans. */
function toTexts(triggers: object): Properties {
  return Object.fromEntries(
    Object.entries(triggers).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    ]),
  );
}

function isResultProperty(name: string): boolean {
  return name === 'image' || name in NewestStatus.shape;
}

/** The state of a pin: its inputs as the engine sent them, its results, and whether they are simulated. */
export function toStateProperties(
  inputs: Properties,
  results: Properties,
  { simulated }: Pick<Client, 'simulated'>,
): Properties {
  return { ...inputs, ...results, ...(simulated && { [SIMULATED_KEY]: true }) };
}

/** Changes the inputs in a state, and removes result fields that only an earlier version stored. */
export function updateState(
  state: Properties,
  inputs: Properties,
  client: Pick<Client, 'simulated'>,
): Properties {
  const results = filterProperties(state, isResultProperty);
  const image = mapSecret(state.image, toStableIfImage);
  return toStateProperties(inputs, { ...results, image }, client);
}

/** Adds the newest status to a state; it is as secret as the image. */
export function withNewestStatus(state: Properties, newest: NewestStatus): Properties {
  // A preview treats absent properties as unknown, and null as known.
  const { newestId = null, newerAvailable = null } = newest;
  const newestProperties = { newestId, newerAvailable };
  const isSecret = decodeProperties(state).secret.has('image');
  const image = mapSecret(state.image, toStableIfImage);
  return { ...state, image, ...(isSecret ? allSecret(newestProperties) : newestProperties) };
}

function toStableIfImage(image: unknown): unknown {
  // Every version stores an image here.
  return isObject(image) ? toStableImage(image as Partial<Image>) : image;
}

export function markImported(properties: Properties): Properties {
  return { ...properties, [IMPORTED_KEY]: true };
}

export const PULUMI_HINTS: PinHints = {
  replace: text`To replace the image, change ${argument('triggers')}, or run \`pulumi up --replace URN\` with the URN of this pin.`,
  remove: '`pulumi state delete URN`',
};

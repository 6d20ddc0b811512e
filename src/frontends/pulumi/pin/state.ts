import type { Image } from '../../../image/image';
import { NewestStatus } from '../../pin/newest-status';
import { toStableImage } from '../../pin/stable';
import { allSecret, decodeProperties, mapSecret, type Properties } from '../properties';

// Names that begin with two underscores are shown by no engine.
const SIMULATED_KEY = '__simulated';
const IMPORTED_KEY = '__imported';

/** What a pin has kept. */
export interface PinState {
  /** What it was asked, and its triggers. */
  readonly inputs: Properties;
  /** Whether no cloud was asked. */
  readonly simulated: boolean;
  /** Whether its image was never asked for, so that it fits whatever question comes first. */
  readonly imported: boolean;
  /** What the state of an imported pin says in the place of the inputs that it has had since. */
  readonly unadopted?: Properties;
}

/** Reads the state of a pin, and its inputs where the engine keeps them beside it. */
export function readPinState(state: Properties, inputs: Properties = state): PinState {
  const imported = inputs[IMPORTED_KEY] === true;
  const isUnadopted = state[IMPORTED_KEY] === true && !imported;
  return {
    inputs: readInputs(inputs),
    simulated: state[SIMULATED_KEY] === true,
    imported,
    ...(isUnadopted && { unadopted: readInputs(state) }),
  };
}

function readInputs(properties: Properties): Properties {
  const { known } = decodeProperties(properties);
  return Object.fromEntries(Object.entries(known).filter(([name]) => !isResultProperty(name)));
}

/** Whether a property is what a look-up has filled in. */
export function isResultProperty(name: string): boolean {
  return name === 'image' || name in NewestStatus.shape;
}

/** The state of a pin: its inputs as the engine sent them, what was found, and whether no cloud was asked. */
export function toPinState(
  inputs: Properties,
  results: Properties,
  { simulated }: { readonly simulated: boolean },
): Properties {
  return { ...inputs, ...results, ...(simulated && { [SIMULATED_KEY]: true }) };
}

/** What a state says of its image, without what an earlier version has kept and this one does not. */
export function readResults(state: Properties): Properties {
  const results = Object.entries(state).filter(([name]) => isResultProperty(name));
  return { ...Object.fromEntries(results), image: mapSecret(state.image, toStableIfImage) };
}

/** A state after a refresh: what is newest is as secret as the image. */
export function withNewestStatus(state: Properties, newest: NewestStatus): Properties {
  // In a preview, what a state leaves out is unknown; null is known.
  const { newestId = null, newerAvailable = null } = newest;
  const newestProperties = { newestId, newerAvailable };
  const isSecret = decodeProperties(state).secret.has('image');
  const image = mapSecret(state.image, toStableIfImage);
  return { ...state, image, ...(isSecret ? allSecret(newestProperties) : newestProperties) };
}

function toStableIfImage(image: unknown): unknown {
  // Whatever an earlier version has kept of an image, it has been one.
  return typeof image === 'object' && image !== null ? toStableImage(image as Image) : image;
}

/** The inputs, or the state, of an imported image. */
export function markImported(properties: Properties): Properties {
  return { ...properties, [IMPORTED_KEY]: true };
}

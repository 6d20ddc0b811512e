import type { Image } from '../../../image/image';
import { Newest } from '../../pin/newest';
import { toStableImage } from '../../pin/stable';
import { allSecret, mapSecret, type Properties, readProperties } from '../properties';

// Names that begin with two underscores are shown by no engine.
const SIMULATED = '__simulated';
const IMPORTED = '__imported';

/** What a pin has kept. */
export interface Kept {
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
export function readKept(state: Properties, inputs: Properties = state): Kept {
  const imported = inputs[IMPORTED] === true;
  const isUnadopted = state[IMPORTED] === true && !imported;
  return {
    inputs: inputsIn(inputs),
    simulated: state[SIMULATED] === true,
    imported,
    ...(isUnadopted && { unadopted: inputsIn(state) }),
  };
}

function inputsIn(properties: Properties): Properties {
  const { known } = readProperties(properties);
  return Object.fromEntries(Object.entries(known).filter(([name]) => !isResult(name)));
}

/** Whether a property is what a look-up has filled in. */
export function isResult(name: string): boolean {
  return name === 'image' || name in Newest.shape;
}

/** The state of a pin: its inputs as the engine sent them, what was found, and whether no cloud was asked. */
export function toState(
  inputs: Properties,
  results: Properties,
  { simulated }: { readonly simulated: boolean },
): Properties {
  return { ...inputs, ...results, ...(simulated && { [SIMULATED]: true }) };
}

/** What a state says of its image, without what an earlier version has kept and this one does not. */
export function resultsIn(state: Properties): Properties {
  const results = Object.entries(state).filter(([name]) => isResult(name));
  return { ...Object.fromEntries(results), image: mapSecret(state.image, toStable) };
}

/** A state after a refresh: what is newest is as secret as the image. */
export function refreshed(state: Properties, newest: Newest): Properties {
  // In a preview, what a state leaves out is unknown; null is known.
  const { newestId = null, newerAvailable = null } = newest;
  const told = { newestId, newerAvailable };
  const isSecret = readProperties(state).secret.has('image');
  const image = mapSecret(state.image, toStable);
  return { ...state, image, ...(isSecret ? allSecret(told) : told) };
}

function toStable(image: unknown): unknown {
  // Whatever an earlier version has kept of an image, it has been one.
  return typeof image === 'object' && image !== null ? toStableImage(image as Image) : image;
}

/** The inputs, or the state, of an imported image. */
export function toImported(properties: Properties): Properties {
  return { ...properties, [IMPORTED]: true };
}

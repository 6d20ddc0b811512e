import { type Properties, readProperties } from '../properties';

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
  const { image: _, ...inputs } = readProperties(properties).known;
  return inputs;
}

/** The state of a pin: its inputs as the engine sent them, its image, and whether no cloud was asked. */
export function toState(
  inputs: Properties,
  image: unknown,
  { simulated }: { readonly simulated: boolean },
): Properties {
  return { ...inputs, image, ...(simulated && { [SIMULATED]: true }) };
}

/** The inputs, or the state, of an imported image. */
export function toImported(properties: Properties): Properties {
  return { ...properties, [IMPORTED]: true };
}

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
}

/** Reads the state of a pin, and its inputs where the engine keeps them beside it. */
export function readKept(state: Properties, inputs: Properties = state): Kept {
  const { image: _, ...known } = readProperties(inputs).known;
  return {
    inputs: known,
    simulated: state[SIMULATED] === true,
    imported: inputs[IMPORTED] === true,
  };
}

/** The state of a pin: its inputs as the engine sent them, its image, and whether no cloud was asked. */
export function toState(
  inputs: Properties,
  image: unknown,
  { simulated }: { readonly simulated: boolean },
): Properties {
  return { ...inputs, image, ...(simulated && { [SIMULATED]: true }) };
}

/** The inputs of an imported image. */
export function toImported(inputs: Properties): Properties {
  return { ...inputs, [IMPORTED]: true };
}

import type { Text } from '../../text';
import type { Arguments } from '../argument-values';

/** The state of a pin without its results. */
export interface PinState {
  /** The arguments, with the resolved region. */
  readonly known: Arguments;
  /** Whether the image was imported, so that no query has found it. */
  readonly imported: boolean;
  /** Whether the image is simulated; undefined if the state does not contain this. */
  readonly simulated: boolean | undefined;
  /** The import arguments still in the state, although the pin has adopted others since. */
  readonly unadopted?: Arguments | undefined;
}

/** What a user can do about a pin, in the engine's commands. */
export interface PinHints {
  /** How to replace the image, in one sentence. */
  readonly replace: Text;
  /** The commands that remove the pin from the state. */
  readonly remove: string;
}

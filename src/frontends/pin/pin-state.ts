import type { Text } from '../../text';
import type { Arguments } from '../argument-values';

/** What a state holds of a pin, beside its results. */
export interface PinState {
  /** Its arguments, with the region that they resolved to. */
  readonly known: Arguments;
  /** Whether its image was imported, so that no query has found it. */
  readonly imported: boolean;
  /** Whether its image is simulated; undefined where the state does not say so. */
  readonly simulated: boolean | undefined;
  /** The arguments of an import that the state still shows, although others were adopted since. */
  readonly unadopted?: Arguments | undefined;
}

/** What a user can do about a pin, in the commands of the engine. */
export interface PinHints {
  /** How to replace the image, in a sentence. */
  readonly replace: Text;
  /** The commands that remove the pin from the state. */
  readonly remove: string;
}

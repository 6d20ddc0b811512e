import { ImagepinError } from '../../errors';
import { argument, type Text, text } from '../../text';
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

/** Throws `InvalidQuery` for a pin of simulated images where a cloud is called, and vice versa. */
export function requireSameSimulationMode(
  { simulated }: PinState,
  simulatedNow: boolean | undefined,
  hints: PinHints,
): void {
  if (simulated !== undefined && simulatedNow !== undefined && simulated !== simulatedNow) {
    const [createdFrom, currentMode] = simulated
      ? ['simulated images', 'a cloud is queried']
      : ['images of a cloud', 'the images are simulated'];
    throw new ImagepinError(
      'InvalidQuery',
      `the pin was created from ${createdFrom}, but now ${currentMode}`,
      {
        path: ['id'],
        detail: text`Set ${argument('simulate')} to its former value, or remove the pin: ${hints.remove}.`,
      },
    );
  }
}

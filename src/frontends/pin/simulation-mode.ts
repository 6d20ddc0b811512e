import { ImagepinError } from '../../errors';
import { argument, text } from '../../text';

/** Throws `InvalidQuery` for a pin of simulated images where a cloud is called, and vice versa. */
export function requireSameSimulationMode(
  {
    pinned,
    current,
  }: { readonly pinned: boolean | undefined; readonly current: boolean | undefined },
  removeHint: string,
): void {
  if (pinned !== undefined && current !== undefined && pinned !== current) {
    const [createdFrom, currentMode] = pinned
      ? ['simulated images', 'a cloud is queried']
      : ['images of a cloud', 'the images are simulated'];
    throw new ImagepinError(
      'InvalidQuery',
      `the pin was created from ${createdFrom}, but now ${currentMode}`,
      {
        path: ['id'],
        detail: text`Set ${argument('simulate')} to its former value, or remove the pin: ${removeHint}.`,
      },
    );
  }
}

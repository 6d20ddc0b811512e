import { setMaxListeners } from 'node:events';
import { ImagepinError } from '../errors';

/** Creates a signal for all lookups of a run, and the function that cancels them. */
export function createStopSignal(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  // Each lookup in progress adds a listener.
  setMaxListeners(0, controller.signal);
  const stop = () => controller.abort(new ImagepinError('Cancelled', 'the lookup was canceled'));
  return { signal: controller.signal, stop };
}

import { setMaxListeners } from 'node:events';
import { type Client, openClient } from '../client/client';
import { hostEnvironment } from '../client/host-environment';
import type { Settings } from '../client/settings';
import { ImagepinError } from '../errors';

/** How long the lookups of a run share a list; a longer time would hide images that the same run creates. */
const LIST_CACHE_TTL_MS = 10_000;

/** Opens the client of a run of an engine. */
export function openRunClient(settings: Settings): Client {
  return openClient(settings, hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS });
}

/** Creates a signal for all lookups of a run, and the function that cancels them. */
export function createStopSignal(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  // Each lookup in progress adds a listener.
  setMaxListeners(0, controller.signal);
  const stop = () => controller.abort(new ImagepinError('Cancelled', 'the lookup was canceled'));
  return { signal: controller.signal, stop };
}

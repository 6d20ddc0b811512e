import { type Client, openClient } from '../client/client';
import { hostEnvironment } from '../client/host-environment';
import type { Settings } from '../client/settings';

/** How long the lookups of a run share a list; a longer time would hide images that the same run creates. */
const LIST_CACHE_TTL_MS = 10_000;

/** Opens the client of a run of an engine. */
export function openRunClient(settings: Settings): Client {
  return openClient(settings, hostEnvironment, { ttlMs: LIST_CACHE_TTL_MS });
}

import type { ServedOperation } from '../simulator/operation';
import { sources } from './registry';

/** Loads the simulated operation of every source. */
export function loadOperations(): Promise<readonly ServedOperation[]> {
  return Promise.all(
    sources.map(async ({ simulator, paging, api }) => ({
      ...(await simulator()),
      cursorParameter: paging.cursorParameter,
      defaultRegion: api.protocol.cloud.exampleRegion,
    })),
  );
}

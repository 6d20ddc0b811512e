import { lazy } from '../lazy';
import type { Configuration } from './configuration';
import type { HostEnvironment } from './host-environment';

/** A simulator in this process, which the first request starts. */
export interface InProcessSimulator {
  /** Returns the origin of the simulated services. */
  url(): Promise<string>;
  close(): Promise<void>;
}

/** Creates a simulator with the images of a catalog or, without one, generated images. */
export function createInProcessSimulator(
  { catalog, catalogVariable }: Pick<Configuration, 'catalog' | 'catalogVariable'>,
  { readFile }: Pick<HostEnvironment, 'readFile'>,
): InProcessSimulator {
  const closing = new AbortController();
  const start = lazy(async () => {
    const { startSimulator } = await import('../simulator');
    const { loadCatalog } = await import('../simulator/catalog/read-catalog');
    const simulator = await startSimulator({
      catalog:
        catalog === undefined
          ? undefined
          : await loadCatalog(catalog, readFile, closing.signal, catalogVariable),
    });
    // A program that never closes the client must still be able to exit.
    simulator.unref();
    return simulator;
  });
  return {
    url: async () => (await start()).url,
    close: async () => {
      closing.abort();
      // A simulator that failed to start has rejected the lookup that needed it.
      const running = await start.value?.catch(() => undefined);
      await running?.close();
    },
  };
}

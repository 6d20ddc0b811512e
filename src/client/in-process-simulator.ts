import { type Lazy, lazy } from '../lazy';
import type { Simulator } from '../simulator';
import type { HostEnvironment } from './host-environment';

/** Returns the simulator of a client, which its first request starts, with the images of a catalog or generated ones. */
export function inProcessSimulator(
  catalog: string | undefined,
  { readFile }: HostEnvironment,
): Lazy<Promise<Simulator>> {
  return lazy(async () => {
    const { startSimulator } = await import('../simulator');
    const { loadCatalog } = await import('../simulator/catalog/read-catalog');
    const simulator = await startSimulator({
      catalog: catalog === undefined ? undefined : await loadCatalog(catalog, readFile),
    });
    // A program that never closes the client must still be able to exit.
    simulator.unref();
    return simulator;
  });
}

import { type Lazy, lazy } from '../lazy';
import type { Simulator } from '../simulator';
import { loadCatalog } from '../simulator/catalog/load-catalog';
import type { HostEnvironment } from './host-environment';

/** The simulator of a client, started by its first request, with the images of a catalog or generated ones. */
export function inProcessSimulator(
  catalog: string | undefined,
  { readFile }: HostEnvironment,
): Lazy<Promise<Simulator>> {
  return lazy(async () => {
    const { startSimulator } = await import('../simulator');
    const simulator = await startSimulator({
      catalog: catalog === undefined ? undefined : await loadCatalog(catalog, readFile),
    });
    // A program that has its results ends, though it never closes the client.
    simulator.unref();
    return simulator;
  });
}

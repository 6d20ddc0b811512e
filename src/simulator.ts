import {
  type Simulator,
  type SimulatorOptions,
  serveOperations,
} from './simulator/serve-operations';
import { validateSimulatorOptions } from './simulator/validate-options';
import { loadOperations } from './sources/load-operations';

export type { CatalogImage } from './simulator/catalog/catalog-image';
export { readCatalog } from './simulator/catalog/read-catalog';
export { type FaultKind, faults } from './simulator/faults/fault';
export { type FaultPlan, parseFault } from './simulator/faults/fault-plan';
export type { Simulator, SimulatorOptions } from './simulator/serve-operations';
export type { CallCounts } from './simulator/simulator-state';

/**
 * Starts a server on the loopback address that simulates the image operations of every source.
 *
 * @example
 * const simulator = await startSimulator({ images: 500 });
 * const { image } = await findImage(query, { endpoint: simulator.url, credentials });
 * await simulator.close();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  validateSimulatorOptions(options);
  return serveOperations(await loadOperations(), options);
}

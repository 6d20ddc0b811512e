import { loadOperations } from './load-operations';
import { type Simulator, type SimulatorOptions, serveOperations } from './simulator';
import { validateSimulatorOptions } from './validate-options';

/**
 * Starts a server on the loopback address that plays the image operations of every source.
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

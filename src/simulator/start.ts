import { checkOptions } from './check-options';
import { loadServices } from './services';
import { type Simulator, type SimulatorOptions, simulate } from './simulator';

/**
 * Starts a server on the loopback address that plays the image operations of every source.
 *
 * @example
 * const simulator = await startSimulator({ images: 500 });
 * const { image } = await findImage(query, { endpoint: simulator.url, credentials });
 * await simulator.close();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  checkOptions(options);
  return simulate(await loadServices(), options);
}

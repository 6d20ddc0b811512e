import { sources } from '../sources/registry';
import type { SimulatedOperation } from './operation';

/** The operations that are simulated: one of every source. */
export function loadOperations(): Promise<readonly SimulatedOperation[]> {
  return Promise.all(sources.map((source) => source.simulator()));
}

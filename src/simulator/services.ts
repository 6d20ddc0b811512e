import { sources } from '../sources/registry';
import type { Service } from './service';

/** The operations that are simulated: one of every source. */
export function loadServices(): Promise<readonly Service[]> {
  return Promise.all(sources.map((source) => source.simulator()));
}

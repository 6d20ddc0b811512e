import * as z from 'zod';
import { readInput } from './query/read-input';
import { type Simulator, serveOperations } from './simulator/serve-operations';
import type { SimulatorOptions } from './simulator/simulator-state';
import { loadOperations } from './sources/registry';

export type { CatalogImage } from './simulator/catalog/catalog-image';
export { readCatalog } from './simulator/catalog/read-catalog';
export { type FaultPlan, parseFault } from './simulator/faults/fault-plan';
export { type FaultKind, faults } from './simulator/faults/fault-table';
export type { Simulator } from './simulator/serve-operations';
export type { CallCounts, SimulatorOptions } from './simulator/simulator-state';

const FaultPlanSchema = z.strictObject({
  kind: z.string(),
  times: z.int().min(1).optional(),
  at: z.int().min(1).optional(),
  source: z.string().optional(),
});

const SECRET_HELP = 'Set it to text that is not empty, or leave it out.';

/** The schema of the options, for callers without a compiler. */
const OptionsSchema = z.strictObject({
  port: z.int().min(0).max(65_535).optional(),
  images: z.int().min(0).max(1_000_000).optional(),
  seed: z.int().min(0).optional(),
  latencyMs: z.number().min(0).optional(),
  catalog: z.array(z.unknown()).optional(),
  faults: z.array(FaultPlanSchema).optional(),
  accessKeyId: z.string().min(1).optional(),
  accessKeySecret: z.string().min(1).optional().meta({ secretHelp: SECRET_HELP }),
  securityToken: z.string().min(1).optional().meta({ secretHelp: SECRET_HELP }),
  now: z.custom((value) => typeof value === 'function', 'is not a function').optional(),
});

/**
 * Starts a server on the loopback address that simulates the image operations of every source.
 *
 * @example
 * const simulator = await startSimulator({ images: 500 });
 * const { image } = await findImage(query, { endpoint: simulator.url, credentials });
 * await simulator.close();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  readInput(OptionsSchema, options, 'the options');
  return serveOperations(await loadOperations(), options);
}

import * as z from 'zod';
import { ImagepinError } from '../errors';
import type { SimulatorOptions } from './serve-operations';

const FaultPlanSchema = z.strictObject({
  kind: z.string(),
  times: z.int().min(1).optional(),
  source: z.string().optional(),
});

const SimulatorOptionsSchema = z.strictObject({
  port: z.int().min(0).max(65_535).optional(),
  images: z.int().min(0).max(1_000_000).optional(),
  seed: z.int().min(0).optional(),
  latencyMs: z.number().min(0).optional(),
  catalog: z.array(z.unknown()).optional(),
  faults: z.array(FaultPlanSchema).optional(),
  accessKeyId: z.string().min(1).optional(),
  accessKeySecret: z.string().min(1).optional(),
  securityToken: z.string().min(1).optional(),
  now: z.custom((value) => typeof value === 'function', 'is no function').optional(),
});

/** Validates options, for callers without a type checker. Throws `InvalidQuery`. */
export function validateSimulatorOptions(options: SimulatorOptions): void {
  const [issue] = SimulatorOptionsSchema.safeParse(options).error?.issues ?? [];
  if (issue) {
    const path = issue.path.map(String);
    throw new ImagepinError(
      'InvalidQuery',
      `invalid simulator option ${path.join('.')}: ${issue.message}`,
      { path, detail: `The options are ${Object.keys(SimulatorOptionsSchema.shape).join(', ')}.` },
    );
  }
}

import * as z from 'zod';
import { ImagepinError } from '../../../errors';
import { checkWorld } from '../../pin/world';
import type { Provider } from '../provider';
import { isMap, type Value, type ValueMap } from '../value';

/**
 * A pin looks its image up once.
 * What it has asked is kept beside the state, where no block shows it: the question decides whether
 * the image is looked up anew, and nothing else does.
 */
export interface Memory {
  /** The question that was asked, in its canonical form; absent for an imported image. */
  readonly query?: string | undefined;
  /** Whether no cloud was asked. */
  readonly simulated: boolean;
  /** What was planned, for engines that hand the plan's memory to apply. */
  readonly planned?: Planned | undefined;
}

/** The image that a plan shows, and the triggers that it is planned for. */
interface Planned {
  readonly results: ValueMap;
  readonly triggers: Value;
}

/** The memory as it must be; a later version may keep more. */
const Kept: z.ZodType<Memory> = z.looseObject({
  query: z
    .string()
    .refine((query) => isMap(JSON.parse(query)))
    .optional(),
  simulated: z.boolean(),
  planned: z
    .object({ results: z.record(z.string(), z.custom<Value>()), triggers: z.custom<Value>() })
    .optional(),
});

/** What a pin remembers, as the engine keeps it. */
export function readMemory(bytes: Uint8Array | undefined): Memory | undefined {
  const json = Buffer.from(bytes ?? []).toString('utf8');
  try {
    return json ? Kept.parse(JSON.parse(json)) : undefined;
  } catch (cause) {
    throw new ImagepinError('InvalidQuery', 'what the pin remembers in the state is damaged', {
      path: ['id'],
      detail: `Restore the state from a backup, or forget the pin, and import its image: ${FORGETTING}.`,
      cause,
    });
  }
}

/** The same, for the engine to keep. */
export function writeMemory(memory: Memory | undefined): Uint8Array | undefined {
  return memory && Buffer.from(JSON.stringify(memory));
}

/** Refuses what was simulated where a cloud is asked, and the other way round. */
export function checkSameWorld(memory: Memory | undefined, { client, unknown }: Provider): void {
  if (memory && !unknown.has('simulate')) {
    checkWorld({ made: memory.simulated, now: client.simulated }, FORGETTING);
  }
}

const FORGETTING = '`terraform state rm ADDRESS`, or `terraform destroy -refresh=false`';

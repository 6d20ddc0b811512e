import * as z from 'zod';
import { ImagepinError } from '../../../errors';
import { argument, text } from '../../../text';
import type { PinHints, PinState } from '../../pin/pin-state';
import type { LookupBlock } from '../../provider/schema';
import { readConfigValues } from '../convert-values';
import { isMap, type TerraformMap, type TerraformValue } from '../terraform-value';

/**
 * A pin looks its image up once.
 * What it has asked is kept beside the state, where no block shows it: the question decides whether
 * the image is looked up anew, and nothing else does.
 */
export interface PrivateState {
  /** The question that was asked, in its canonical form; absent for an imported image. */
  readonly query?: string | undefined;
  /** Whether no cloud was asked. */
  readonly simulated: boolean;
  /** What was planned, for engines that hand the plan's memory to apply. */
  readonly planned?: PlannedResult | undefined;
}

/** The image that a plan shows, and the triggers that it is planned for. */
interface PlannedResult {
  readonly results: TerraformMap;
  readonly triggers: unknown;
}

/** The memory as it must be; a later version may keep more. */
const PrivateStateSchema: z.ZodType<PrivateState> = z.looseObject({
  query: z
    .string()
    .refine((query) => isMap(JSON.parse(query)))
    .optional(),
  simulated: z.boolean(),
  planned: z
    .object({
      results: z.record(z.string(), z.custom<TerraformValue>()),
      triggers: z.unknown(),
    })
    .optional(),
});

/** What a pin remembers, as the engine keeps it. */
export function readPrivateState(bytes: Uint8Array | undefined): PrivateState | undefined {
  const json = Buffer.from(bytes ?? []).toString('utf8');
  try {
    return json ? PrivateStateSchema.parse(JSON.parse(json)) : undefined;
  } catch (cause) {
    throw new ImagepinError('InvalidQuery', 'the private data of the pin in the state is damaged', {
      path: ['id'],
      detail: `Restore the state from a backup, or remove the pin and import its image: ${PIN_HINTS.remove}.`,
      cause,
    });
  }
}

/** The same, for the engine to keep. */
export function writePrivateState(privateState: PrivateState | undefined): Uint8Array | undefined {
  return privateState && Buffer.from(JSON.stringify(privateState));
}

/** What the state and the private state say of a pin. One without a query was imported. */
export function readPinState(
  state: TerraformMap,
  privateState: PrivateState | undefined,
  block: LookupBlock,
): PinState {
  const { known } = readConfigValues(state, block);
  const { query, simulated } = privateState ?? {};
  const region = query === undefined ? undefined : JSON.parse(query).region;
  return {
    known: { ...known, ...(region !== undefined && { region }) },
    imported: query === undefined,
    simulated,
  };
}

export const PIN_HINTS: PinHints = {
  replace: text`To replace the image, change ${argument('triggers')}, or run \`terraform apply -replace=ADDRESS\` with the address of this pin.`,
  remove: '`terraform state rm ADDRESS`, or `terraform destroy -refresh=false`',
};

import * as z from 'zod';
import { ImagepinError } from '../../../errors';
import { argument, text } from '../../../text';
import type { PinHints, PinState } from '../../pin/pin-state';
import type { LookupBlock } from '../../provider/schema';
import { readConfigValues } from '../convert-values';
import { isMap, type TerraformMap, type TerraformValue } from '../terraform-value';

/**
 * The private data of a pin, which the engine stores and no block shows.
 * Its query decides whether a pin needs another lookup.
 */
export interface PrivateState {
  /** The canonical query; absent for an imported image. */
  readonly query?: string | undefined;
  /** Whether the image is simulated. */
  readonly simulated: boolean;
  /** The planned result, for engines that pass the plan's private data to apply. */
  readonly planned?: PlannedResult | undefined;
}

/** The image of a plan, with the triggers that it depends on. */
interface PlannedResult {
  readonly results: TerraformMap;
  readonly triggers: unknown;
}

/** The schema of the private data; a later version may add fields. */
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

/** Decodes the private data of a pin. Throws `InvalidQuery` if it is damaged. */
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

/** Encodes the private data of a pin. */
export function writePrivateState(privateState: PrivateState | undefined): Uint8Array | undefined {
  return privateState && Buffer.from(JSON.stringify(privateState));
}

/** Reads the state of a pin; a pin without a query was imported. */
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

/** The advice on pins, in Terraform's commands. */
export const PIN_HINTS: PinHints = {
  replace: text`To replace the image, change ${argument('triggers')}, or run \`terraform apply -replace=ADDRESS\` with the address of this pin.`,
  remove: '`terraform state rm ADDRESS`, or `terraform destroy -refresh=false`',
};

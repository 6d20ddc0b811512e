import * as z from 'zod';
import { ImagepinError } from '../../../errors';
import { argument, text } from '../../../text';
import type { PinHints, PinState } from '../../pin/pin-state';
import type { LookupBlock } from '../../provider/schema';
import { readConfigValues } from '../convert-values';
import { isMap, type TerraformMap, type TerraformValue } from '../terraform-value';

/** The private data of a pin, which the engine stores and no block shows. A later version may add fields. */
const PrivateState = z.looseObject({
  /** The canonical query, which decides whether another lookup is needed; absent for an imported image. */
  query: z
    .string()
    .refine((query) => isMap(JSON.parse(query)))
    .optional(),
  simulated: z.boolean(),
  /** The results of a plan and the triggers that they depend on, for engines that pass the plan's private data to apply. */
  planned: z
    .object({
      results: z.record(z.string(), z.custom<TerraformValue>()),
      triggers: z.unknown(),
    })
    .optional(),
});
export type PrivateState = z.output<typeof PrivateState>;

/** Decodes the private data of a pin. Throws `InvalidQuery` if it is damaged. */
export function readPrivateState(bytes: Uint8Array | undefined): PrivateState | undefined {
  const json = Buffer.from(bytes ?? []).toString('utf8');
  try {
    return json ? PrivateState.parse(JSON.parse(json)) : undefined;
  } catch (cause) {
    throw new ImagepinError('InvalidQuery', 'the private data of the pin in the state is damaged', {
      path: ['id'],
      detail: `Restore the state from a backup, or remove the pin and import its image: ${TERRAFORM_HINTS.remove}.`,
      cause,
    });
  }
}

export function writePrivateState(privateState: PrivateState | undefined): Uint8Array | undefined {
  return privateState && Buffer.from(JSON.stringify(privateState));
}

/**
 * The planned results of pins that are being replaced, by key.
 * Engines other than Terraform 1.16 and later plan again during apply, without the private data of the first plan.
 * They pass that data to the destruction of the old pin, which precedes the creation of the new one.
 */
export type ReplacedPins = Map<string, TerraformMap>;

/** The key of a replaced pin, which its replacement shares. */
export function replacedPinKey(
  typeName: string | undefined,
  query: string,
  triggers: unknown,
): string {
  return JSON.stringify([typeName, query, Object.entries(triggers ?? {}).sort()]);
}

/** Reads the state of a pin; a pin without a query was imported. */
export function readPinState(
  state: TerraformMap,
  block: LookupBlock,
  { query, simulated }: Partial<PrivateState> = {},
): PinState {
  const { known } = readConfigValues(state, block);
  const region = query === undefined ? undefined : JSON.parse(query).region;
  return {
    known: { ...known, ...(region !== undefined && { region }) },
    imported: query === undefined,
    simulated,
  };
}

export const TERRAFORM_HINTS: PinHints = {
  replace: text`To replace the image, change ${argument('triggers')}, or run \`terraform apply -replace=ADDRESS\` with the address of this pin.`,
  remove: '`terraform state rm ADDRESS`, or `terraform destroy -refresh=false`',
};

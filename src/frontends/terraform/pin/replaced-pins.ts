import type { TerraformMap } from '../terraform-value';
import type { PrivateState } from './private-state';

/**
 * What was planned in the place of pins that are destroyed.
 * Engines other than Terraform 1.16 and later plan once more while they apply, and hand over nothing of the first plan.
 * But where a pin is replaced, they destroy the old one first, and hand over to that what was planned for the new one.
 */
export interface ReplacedPins {
  /** Keeps what was planned, if anything was. */
  add(typeName: string, privateState: PrivateState | undefined): void;
  /** What was planned for a pin that asks the same for the same triggers. */
  find(typeName: string, query: string, triggers: unknown): TerraformMap | undefined;
  /** Another run plans anew. */
  clear(): void;
}

/** Keeps what was planned for as long as the engine applies. */
export function createReplacedPins(): ReplacedPins {
  const planned = new Map<string, TerraformMap>();
  return {
    add: (typeName, privateState) => {
      if (privateState?.planned && privateState.query !== undefined) {
        const { results, triggers } = privateState.planned;
        planned.set(replacedPinKey(typeName, privateState.query, triggers), results);
      }
    },
    find: (typeName, query, triggers) => planned.get(replacedPinKey(typeName, query, triggers)),
    clear: () => planned.clear(),
  };
}

function replacedPinKey(typeName: string, query: string, triggers: unknown): string {
  const entries = Object.entries(triggers ?? {}).sort();
  return JSON.stringify([typeName, query, entries]);
}

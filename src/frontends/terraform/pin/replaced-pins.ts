import type { TerraformMap } from '../terraform-value';
import type { PrivateState } from './private-state';

/**
 * The planned results of pins that are being replaced.
 * Engines other than Terraform 1.16 and later plan again during apply, without the private data of the first plan.
 * They pass that data to the destruction of the old pin, which precedes the creation of the new one.
 */
export interface ReplacedPins {
  /** Stores the planned result of a pin, if there is one. */
  add(typeName: string, privateState: PrivateState | undefined): void;
  /** Returns the planned result of a pin with the same query and triggers. */
  find(typeName: string, query: string, triggers: unknown): TerraformMap | undefined;
  /** Discards all results when another run begins. */
  clear(): void;
}

/** Creates an empty store, for one apply. */
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

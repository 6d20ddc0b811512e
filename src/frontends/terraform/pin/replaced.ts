import { isMap, type Value, type ValueMap } from '../value';
import type { Memory } from './memory';

/**
 * What was planned in the place of pins that are destroyed.
 * Engines other than Terraform 1.16 and later plan once more while they apply, and hand over nothing of the first plan.
 * But where a pin is replaced, they destroy the old one first, and hand over to that what was planned for the new one.
 */
export interface ReplacedPins {
  /** Keeps what was planned, if anything was. */
  add(typeName: string, memory: Memory | undefined): void;
  /** What was planned for a pin that asks the same for the same triggers. */
  find(typeName: string, query: string, triggers: Value): ValueMap | undefined;
  /** Another run plans anew. */
  clear(): void;
}

/** Keeps what was planned for as long as the engine applies. */
export function keepReplacedPins(): ReplacedPins {
  const planned = new Map<string, ValueMap>();
  return {
    add: (typeName, memory) => {
      if (memory?.planned && memory.query !== undefined) {
        const { results, triggers } = memory.planned;
        planned.set(keyOf(typeName, memory.query, triggers), results);
      }
    },
    find: (typeName, query, triggers) => planned.get(keyOf(typeName, query, triggers)),
    clear: () => planned.clear(),
  };
}

function keyOf(typeName: string, query: string, triggers: Value): string {
  const entries = isMap(triggers) ? Object.entries(triggers).sort() : null;
  return JSON.stringify([typeName, query, entries]);
}

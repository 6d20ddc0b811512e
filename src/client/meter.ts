import type { Stats } from './settings';

/** Measures one lookup from its start. */
export interface Meter {
  /** What the lookup has cost so far; its calls add to it. */
  readonly cost: { calls: number; tries: number };
  read(): Stats;
}

/** Starts to measure a lookup. */
export function startMeter(now: () => number): Meter {
  const start = now();
  const cost = { calls: 0, tries: 0 };
  return { cost, read: () => ({ ...cost, ms: Math.round(now() - start) }) };
}

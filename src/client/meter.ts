import type { Stats } from './settings';

/** The cost of one lookup since its start. */
export interface Meter {
  /** The counts, which the calls of the lookup increase. */
  readonly cost: { calls: number; tries: number };
  read(): Stats;
}

/** Starts to measure a lookup. */
export function startMeter(now: () => number): Meter {
  const start = now();
  const cost = { calls: 0, tries: 0 };
  return { cost, read: () => ({ ...cost, ms: Math.round(now() - start) }) };
}

import { ageInDays, RETIRED_EXTRA_DAYS } from './generate-values';

/** When images of a series are published. */
export interface PublicationPlan {
  /** In every generation, in one of `GENERATIONS_PER_CYCLE`, or no longer: the latter are deprecated. */
  readonly renewed: 'always' | 'rarely' | 'never';
  /** The days between a generation and its publication. */
  readonly delayDays: number;
}

/** One image of a series. */
export interface Publication<Series> {
  readonly series: Series;
  /** The newest is 0, the one before is 1. */
  readonly generation: number;
  readonly ageInDays: number;
  /** Whether it is the newest of its series. */
  readonly isNewest: boolean;
}

/** The number of generations in which every series is published at least once. */
const GENERATIONS_PER_CYCLE = 4;

/**
 * Parses a table of series, one per row, with the names of the columns in its first line.
 * `-` is an empty cell, and `#` begins a comment.
 */
export function parseSeriesTable<Series>(
  table: string,
  toSeries: (row: Readonly<Record<string, string | undefined>>) => Series,
): readonly (Series & PublicationPlan)[] {
  const lines = table.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => {
    const filled = cells.flatMap((cell, index) => (cell === '-' ? [] : [[header[index], cell]]));
    const row = Object.fromEntries(filled);
    return { ...toSeries(row), renewed: row.renewed, delayDays: Number(row.delay) };
  });
}

/**
 * Plans this number of publications and returns one after another, newest first. Each
 * generation has the series that are always renewed and a share of the others, so that a short
 * list is varied and still has a history.
 */
export function planPublications<Series extends PublicationPlan>(
  allSeries: readonly Series[],
  count: number,
): () => Publication<Series> {
  const always = allSeries.filter(({ renewed }) => renewed === 'always');
  const others = allSeries.filter(({ renewed }) => renewed !== 'always');
  const share = Math.ceil(others.length / GENERATIONS_PER_CYCLE);
  const cycle = Array.from({ length: GENERATIONS_PER_CYCLE }, (_, generation) =>
    [...always, ...others.slice(generation * share, (generation + 1) * share)].map((series) => ({
      series,
      generation,
    })),
  ).flat();
  // A cycle is never empty.
  const inCycle = (index: number) => cycle[index % cycle.length] as (typeof cycle)[number];
  const generationAt = (index: number) =>
    Math.floor(index / cycle.length) * GENERATIONS_PER_CYCLE + inCycle(index).generation;
  const generations = count === 0 ? 1 : generationAt(count - 1) + 1;
  let next = 0;
  return () => {
    const index = next;
    next += 1;
    const { series } = inCycle(index);
    const generation = generationAt(index);
    const extraDays = series.renewed === 'never' ? RETIRED_EXTRA_DAYS : 0;
    return {
      series,
      generation,
      ageInDays: ageInDays(generation, generations) - series.delayDays + extraDays,
      isNewest: index < cycle.length && (generation === 0 || series.renewed !== 'always'),
    };
  };
}

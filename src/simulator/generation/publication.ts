import { ageInDays, RETIRED_EXTRA_DAYS } from './generate-values';

/** When images of a series are published. */
export interface PublicationPlan {
  /** In every generation, in one of `GENERATIONS_PER_CYCLE`, or no longer: the latter are deprecated. */
  readonly renewed: 'always' | 'rarely' | 'never';
  /** The days between a generation and its publication. */
  readonly delayDays: number;
}

export interface Publication<Series> {
  readonly series: Series;
  /** The newest is 0, the one before is 1. */
  readonly generation: number;
  readonly ageInDays: number;
  readonly isNewest: boolean;
}

/** The number of generations in which every series is published at least once. */
const GENERATIONS_PER_CYCLE = 4;

/**
 * Parses a table of series, one per row, in these columns and `renewed` and `delay` before them.
 * `-` is an empty cell, and `#` begins a comment. Throws for a row with other cells.
 */
export function parseSeriesTable<Column extends string, Series>(
  columns: readonly Column[],
  table: string,
  toSeries: (row: Readonly<Record<Column, string>>) => Series,
): readonly (Series & PublicationPlan)[] {
  const rows = table.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  return rows.map((row) => {
    const [renewed, delay, ...cells] = row.split('|').map((cell) => cell.trim());
    if (
      !isRenewal(renewed) ||
      !Number.isInteger(Number(delay)) ||
      cells.length !== columns.length
    ) {
      throw new Error(`invalid row: ${row}`);
    }
    const values = cells.map((cell) => (cell === '-' ? '' : cell));
    // There are as many cells as columns.
    const byColumn = Object.fromEntries(columns.map((column, index) => [column, values[index]]));
    const series = toSeries(byColumn as Record<Column, string>);
    return { ...series, renewed, delayDays: Number(delay) };
  });
}

function isRenewal(value: string | undefined): value is PublicationPlan['renewed'] {
  return value === 'always' || value === 'rarely' || value === 'never';
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

/** A series of images that a cloud publishes repeatedly. */
export interface ImageSeries {
  /** Whether it is published in every generation, or in one of `GENERATIONS_PER_CYCLE`. */
  readonly isFrequent: boolean;
}

/** One image of a series, and its generation: 0 is the newest, 1 the one before. */
export interface Publication<Series> {
  readonly series: Series;
  readonly generation: number;
}

/** The number of generations in which every series is published at least once. */
const GENERATIONS_PER_CYCLE = 4;

/**
 * All publications of one cycle, newest first. Each generation has the frequent series and a share
 * of the others, so that a short list is varied and still has a history.
 */
export function publicationCycleOf<Series extends ImageSeries>(
  allSeries: readonly Series[],
): readonly Publication<Series>[] {
  const frequent = allSeries.filter(({ isFrequent }) => isFrequent);
  const others = allSeries.filter(({ isFrequent }) => !isFrequent);
  const share = Math.ceil(others.length / GENERATIONS_PER_CYCLE);
  return Array.from({ length: GENERATIONS_PER_CYCLE }, (_, generation) =>
    [...frequent, ...others.slice(generation * share, (generation + 1) * share)].map((series) => ({
      series,
      generation,
    })),
  ).flat();
}

/** The publication at a position of the endlessly repeated cycle, and whether it is the newest of its series. */
export function publicationAt<Series extends ImageSeries>(
  cycle: readonly Publication<Series>[],
  index: number,
): Publication<Series> & { readonly isNewest: boolean } {
  // A cycle is never empty.
  const { series, generation } = cycle[index % cycle.length] as Publication<Series>;
  const isNewest = index < cycle.length && (generation === 0 || !series.isFrequent);
  return {
    series,
    generation: Math.floor(index / cycle.length) * GENERATIONS_PER_CYCLE + generation,
    isNewest,
  };
}

/** The number of generations that this number of publications covers. */
export function generationCountOf<Series extends ImageSeries>(
  cycle: readonly Publication<Series>[],
  count: number,
): number {
  return count === 0 ? 1 : publicationAt(cycle, count - 1).generation + 1;
}

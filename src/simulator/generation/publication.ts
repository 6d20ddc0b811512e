/** Something that a cloud publishes again and again. */
export interface ImageSeries {
  /** Whether it is renewed in every generation, or in one of `GENERATIONS_PER_CYCLE`. */
  readonly isFrequent: boolean;
}

/** What comes out when: the how-manieth generation back, 0 being the newest. */
export interface Publication<Series> {
  readonly series: Series;
  readonly generation: number;
}

/** After so many generations everything has come out at least once. */
const GENERATIONS_PER_CYCLE = 4;

/**
 * Everything that is published in one cycle, the newest first: what is frequent in each generation,
 * and beside it the next part of the others, so that a short list is varied and has a history all the same.
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

/** The how-manieth publication of a list that repeats its cycle for ever, and whether it is the newest of its edition. */
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

/** How many generations so many publications reach back. */
export function generationCountOf<Series extends ImageSeries>(
  cycle: readonly Publication<Series>[],
  count: number,
): number {
  return count === 0 ? 1 : publicationAt(cycle, count - 1).generation + 1;
}

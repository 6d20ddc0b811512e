/** Something that a cloud publishes again and again. */
export interface Published {
  /** Whether it is renewed in every generation, or in one of `CYCLE`. */
  readonly isFrequent: boolean;
}

/** What comes out when: the how-manieth generation back, 0 being the newest. */
export interface Publication<Edition> {
  readonly edition: Edition;
  readonly generation: number;
}

/** After so many generations everything has come out at least once. */
const CYCLE = 4;

/**
 * Everything that is published in one cycle, the newest first: what is frequent in each generation,
 * and beside it the next part of the others, so that a short list is varied and has a history all the same.
 */
export function publicationsOf<Edition extends Published>(
  editions: readonly Edition[],
): readonly Publication<Edition>[] {
  const frequent = editions.filter(({ isFrequent }) => isFrequent);
  const others = editions.filter(({ isFrequent }) => !isFrequent);
  const share = Math.ceil(others.length / CYCLE);
  return Array.from({ length: CYCLE }, (_, generation) =>
    [...frequent, ...others.slice(generation * share, (generation + 1) * share)].map((edition) => ({
      edition,
      generation,
    })),
  ).flat();
}

/** The how-manieth publication of a list that repeats its cycle for ever, and whether it is the newest of its edition. */
export function publicationAt<Edition extends Published>(
  cycle: readonly Publication<Edition>[],
  index: number,
): Publication<Edition> & { readonly isNewest: boolean } {
  // A cycle is never empty.
  const { edition, generation } = cycle[index % cycle.length] as Publication<Edition>;
  const isNewest = index < cycle.length && (generation === 0 || !edition.isFrequent);
  return { edition, generation: Math.floor(index / cycle.length) * CYCLE + generation, isNewest };
}

/** How many generations so many publications reach back. */
export function generationsOf<Edition extends Published>(
  cycle: readonly Publication<Edition>[],
  count: number,
): number {
  return count === 0 ? 1 : publicationAt(cycle, count - 1).generation + 1;
}

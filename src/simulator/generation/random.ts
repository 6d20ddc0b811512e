/** Numbers in [0, 1), the same sequence for the same seed. */
export type Random = () => number;

/** Mulberry32 (public domain): 32 bits of state suffice for a catalog. */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A sequence for values that differ between regions, such as IDs: the same in every run, another in each region. */
export function createRegionalRandom(region: string, random: Random): Random {
  return createSeededRandom(Math.floor(random() * 2 ** 32) ^ hashText(region));
}

/** FNV-1a (public domain), in 32 bits. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

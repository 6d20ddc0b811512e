const DAY_MS = 24 * 60 * 60 * 1000;
/** The day of the newest generation. Fixed, because a catalog must not depend on the clock. */
const NEWEST_DATE = Date.UTC(2026, 2, 1);
/** The maximum age of generated images, which is January 1, 2024. */
export const MAX_AGE_DAYS = 790;
/** The additional age of images that are no longer renewed. */
export const RETIRED_EXTRA_DAYS = 700;

export function pickRandom<Item>(random: Random, items: readonly Item[]): Item {
  // Lists are never empty, and a random number is below one.
  return items[Math.floor(random() * items.length)] as Item;
}

/** A random ID after a prefix, such as m-bp1 and seventeen characters. */
export function generateId(random: Random, prefix: string, length: number): string {
  let id = '';
  while (id.length < length) {
    id += randomDigits(random, 36, 6);
  }
  return prefix + id.slice(0, length);
}

/** An account ID of seventeen digits, more than a double holds. */
export function generateAccountId(random: Random): string {
  return `1${randomDigits(random, 10, 8)}${randomDigits(random, 10, 8)}`;
}

function randomDigits(random: Random, base: number, count: number): string {
  return Math.floor(random() * base ** count)
    .toString(base)
    .padStart(count, '0');
}

/** The age of a generation, where all generations are spread evenly over the maximum age. */
export function ageInDays(generation: number, generations: number): number {
  const step = Math.max(1, Math.min(30, Math.floor(MAX_AGE_DAYS / generations)));
  return (generation * step) % (MAX_AGE_DAYS + 1);
}

/** A time in minutes after 08:00 on the day that is this many days before the newest. */
export function timestampAt(days: number, minutes: number): string {
  const minute = 480 + minutes;
  return `${dateAt(days)}T${padTwoDigits(Math.floor(minute / 60))}:${padTwoDigits(minute % 60)}:00.000Z`;
}

/** The day in a file name, such as 20260301. */
export function compactDateAt(days: number): string {
  return dateAt(days).replaceAll('-', '');
}

const FUTURE_DAYS = 365;

/** All dates that an image may have, computed once: formatting a date takes ten times as long as reading it here. */
const DATES: readonly string[] = Array.from(
  { length: FUTURE_DAYS + MAX_AGE_DAYS + RETIRED_EXTRA_DAYS + 1 },
  (_, index) => new Date(NEWEST_DATE + (FUTURE_DAYS - index) * DAY_MS).toISOString().slice(0, 10),
);

function dateAt(days: number): string {
  // Ages range from a year ahead, for expiry dates, to the oldest retired image.
  return DATES[FUTURE_DAYS + days] as string;
}

function padTwoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** Names of custom images, not all in Latin letters. */
export const CUSTOM_IMAGE_NAMES = [
  'web-frontend',
  'api-server',
  'golden-base',
  'db-node',
  'build-agent',
  'cis-hardened',
  'ubuntu-22.04-gpu',
  '数据库-主节点',
  'ウェブサーバー',
  'образ-сервера',
  'tienda-níquel',
] as const;

export const ENVIRONMENT_TAGS = ['prod', 'staging', 'test'] as const;

/** Values of a team tag, not all in Latin letters. */
export const TEAM_TAGS = ['platform', 'payments', 'search', '运维'] as const;

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

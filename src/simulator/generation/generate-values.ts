import type { Random } from './random';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The day of the newest generation. Fixed: a catalogue must not depend on the clock. */
const NEWEST_DATE = Date.UTC(2026, 2, 1);
/** Invented images are at most this old, which is the first of January 2024. */
export const MAX_AGE_DAYS = 790;
/** What is no longer renewed is so much older. */
export const RETIRED_EXTRA_DAYS = 700;

/** One of several, by chance. */
export function pickRandom<Item>(random: Random, items: readonly Item[]): Item {
  // Lists are never empty, and chance is below one.
  return items[Math.floor(random() * items.length)] as Item;
}

/** An id as the clouds make them, such as m-bp1 and seventeen more. */
export function generateId(random: Random, prefix: string, length: number): string {
  let id = '';
  while (id.length < length) {
    id += randomDigits(random, 36, 6);
  }
  return prefix + id.slice(0, length);
}

/** An account id of seventeen digits, more than a double holds. */
export function generateAccountId(random: Random): string {
  return `1${randomDigits(random, 10, 8)}${randomDigits(random, 10, 8)}`;
}

/** So many digits of a base by one draw. */
function randomDigits(random: Random, base: number, count: number): string {
  return Math.floor(random() * base ** count)
    .toString(base)
    .padStart(count, '0');
}

/** How many days ago the given one of so many generations came out, evenly over the years. */
export function ageInDays(generation: number, generations: number): number {
  const step = Math.max(1, Math.min(30, Math.floor(MAX_AGE_DAYS / generations)));
  return (generation * step) % (MAX_AGE_DAYS + 1);
}

/** A moment of the day that is so many before the newest image's, so many minutes after eight. */
export function timestampAt(days: number, minutes: number): string {
  const minute = 480 + minutes;
  return `${dateAt(days)}T${padTwoDigits(Math.floor(minute / 60))}:${padTwoDigits(minute % 60)}:00.000Z`;
}

/** The day in a file name, such as 20260301. */
export function compactDateAt(days: number): string {
  return dateAt(days).replaceAll('-', '');
}

const FUTURE_DAYS = 365;

/** Every day that an image may be dated, made once: a date is ten times as dear as a look-up. */
const DATES: readonly string[] = Array.from(
  { length: FUTURE_DAYS + MAX_AGE_DAYS + RETIRED_EXTRA_DAYS + 1 },
  (_, index) => new Date(NEWEST_DATE + (FUTURE_DAYS - index) * DAY_MS).toISOString().slice(0, 10),
);

function dateAt(days: number): string {
  // Ages are from a year ahead, for what expires, to the oldest of what is retired.
  return DATES[FUTURE_DAYS + days] as string;
}

function padTwoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** Names that people give, not all in Latin letters. */
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

export const TEAM_TAGS = ['platform', 'payments', 'search', '运维'] as const;

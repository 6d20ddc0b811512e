import type { Random } from './random';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The day of the newest invented image. Fixed: a catalogue must not depend on the clock. */
const NEWEST = Date.UTC(2026, 2, 1);
/** Invented images are at most this old, which is the first of January 2024. */
export const OLDEST_DAYS = 790;

/** One of several, by chance. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  // Lists are never empty, and chance is below one.
  return items[Math.floor(random() * items.length)] as Item;
}

/** An id as the clouds make them, such as m-bp1 and seventeen more. */
export function inventId(random: Random, prefix: string, length: number): string {
  let id = '';
  while (id.length < length) {
    id += digits(random, 36, 6);
  }
  return prefix + id.slice(0, length);
}

/** An account id of seventeen digits, more than a double holds. */
export function inventAccount(random: Random): string {
  return `1${digits(random, 10, 8)}${digits(random, 10, 8)}`;
}

/** So many digits of a base by one draw. */
function digits(random: Random, base: number, count: number): string {
  return Math.floor(random() * base ** count)
    .toString(base)
    .padStart(count, '0');
}

/** How many days ago the given one of so many generations came out, evenly over the years. */
export function ageOf(generation: number, generations: number): number {
  const step = Math.max(1, Math.min(30, Math.floor(OLDEST_DAYS / generations)));
  return (generation * step) % (OLDEST_DAYS + 1);
}

/** A moment so many days before the newest image's. */
export function momentAt(days: number, minutes: number): string {
  return new Date(NEWEST - days * DAY_MS + (480 + minutes) * 60_000).toISOString();
}

/** The day in a file name, such as 20260301. */
export function dayAt(days: number): string {
  return momentAt(days, 0).slice(0, 10).replaceAll('-', '');
}

/** Names that people give, not all in Latin letters. */
export const names = [
  'web-frontend',
  'api-server',
  'golden-base',
  'db-node',
  'build-agent',
  '数据库-主节点',
  'ウェブサーバー',
  'образ-сервера',
  'tienda-níquel',
] as const;

export const environments = ['prod', 'staging', 'test'] as const;

export const teams = ['platform', 'payments', 'search', '运维'] as const;

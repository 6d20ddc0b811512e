import { compareText } from '../image/compare';
import { compareCreation } from '../image/creation';
import type { Image } from '../image/image';
import { toComparable } from '../image/release';
import { compareVersions } from '../image/version';
import type { Query } from './query';

/** What can decide between two images, in the order of trying. */
export type Key = 'created' | 'version' | 'name' | 'id';

type Compare = (a: Image, b: Image) => number;

const compareBy: Readonly<Record<Key, Compare>> = {
  created: compareCreation,
  version: (a, b) => byVersion(toRelease(a), toRelease(b)) || byVersion(a.version, b.version),
  name: (a, b) =>
    Number(a.name === undefined) - Number(b.name === undefined) ||
    compareText(a.name ?? '', b.name ?? ''),
  id: (a, b) => compareText(a.id, b.id),
};

/**
 * Puts images in a total order: no two are equal, so the answer never depends on the API's order.
 * The sort key comes first, then newest, highest version, name and id; undated images come last.
 */
export function sortImages(images: readonly Image[], { sortBy }: Pick<Query, 'sortBy'>): Image[] {
  const compares = keysOf(sortBy).map((key) => compareBy[key]);
  return [...images].sort((a, b) => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
}

/** The key that put one image before another. */
export function decidingKey(a: Image, b: Image, { sortBy }: Pick<Query, 'sortBy'>): Key {
  return keysOf(sortBy).find((key) => compareBy[key](a, b) !== 0) ?? 'id';
}

function keysOf(sortBy: Query['sortBy'] = 'created'): readonly Key[] {
  return [...new Set<Key>([sortBy, 'created', 'version', 'name', 'id'])];
}

function toRelease({ platform, platformVersion }: Image): string | undefined {
  return toComparable(platform, platformVersion);
}

/** Highest first; without a version last. */
function byVersion(a: string | undefined, b: string | undefined): number {
  return compareVersions(b ?? '', a ?? '');
}

import { compareCreation, compareText } from '../image/compare';
import type { Image } from '../image/image';
import { toComparableRelease } from '../image/release';
import { compareVersions } from '../image/version';
import type { Query } from '../query/query';
import { sortInSlices } from './slices';

/** The keys that order images, in the order of their application. */
export type SortKey = 'created' | 'version' | 'name' | 'id';

type Compare = (a: Image, b: Image) => number;

const compareBy: Readonly<Record<SortKey, Compare>> = {
  created: compareCreation,
  version: (a, b) =>
    compareVersionsDescending(comparableReleaseOf(a), comparableReleaseOf(b)) ||
    compareVersionsDescending(a.version, b.version),
  name: (a, b) =>
    Number(a.name === undefined) - Number(b.name === undefined) ||
    compareText(a.name ?? '', b.name ?? ''),
  id: (a, b) => compareText(a.id, b.id),
};

/**
 * Sorts images in a total order that does not depend on the API's order.
 * The sort key comes first, then newest, highest version, name and id; undated images come last.
 */
export function sortImages(
  images: readonly Image[],
  { sortBy }: Pick<Query, 'sortBy'>,
  signal?: AbortSignal,
): Promise<Image[]> {
  const compares = sortKeysFor(sortBy).map((key) => compareBy[key]);
  const compareByAll: Compare = (a, b) => {
    for (const compare of compares) {
      const order = compare(a, b);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  };
  return sortInSlices(images, compareByAll, signal);
}

export function decidingKey(a: Image, b: Image, { sortBy }: Pick<Query, 'sortBy'>): SortKey {
  return sortKeysFor(sortBy).find((key) => compareBy[key](a, b) !== 0) ?? 'id';
}

function sortKeysFor(sortBy: Query['sortBy'] = 'created'): readonly SortKey[] {
  return [...new Set<SortKey>([sortBy, 'created', 'version', 'name', 'id'])];
}

function comparableReleaseOf({ platform, platformVersion }: Image): string | undefined {
  return toComparableRelease(platform, platformVersion);
}

/** Compares versions, highest first; images without a version come last. */
function compareVersionsDescending(a: string | undefined, b: string | undefined): number {
  return compareVersions(b ?? '', a ?? '');
}

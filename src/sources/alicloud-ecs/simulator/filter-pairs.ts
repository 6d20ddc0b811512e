import type { CatalogImage } from '../../../simulator/catalog';
import { objectOf, textOf } from '../../../simulator/field';
import { grouped } from '../../../simulator/parameter';
import type { RequestParameters } from '../../../simulator/service';

interface FilterPair {
  /** The values that it takes. */
  readonly takes: RegExp;
  keeps(image: CatalogImage, value: string): boolean;
}

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The filters that are asked for by Filter.N.Key and Filter.N.Value. */
export const filterPairs: ReadonlyMap<string, FilterPair> = new Map([
  [
    'CreationStartTime',
    { takes: MINUTE, keeps: (image, minute) => createdAt(image) >= Date.parse(minute) },
  ],
  [
    'CreationEndTime',
    { takes: MINUTE, keeps: (image, minute) => createdAt(image) <= Date.parse(minute) },
  ],
  ['NetworkType', { takes: /^(vpc|classic)$/, keeps: () => true }],
  ['CpuOnlineUpgrade', support('cpuOnlineUpgrade')],
  ['CpuOnlineDowngrade', support('cpuOnlineDowngrade')],
  ['MemoryOnlineUpgrade', support('memoryOnlineUpgrade')],
  ['MemoryOnlineDowngrade', support('memoryOnlineDowngrade')],
] satisfies [string, FilterPair][]);

/** The pairs of a request. */
export function pairsAsked(parameters: RequestParameters) {
  return grouped(parameters, 'Filter').map((pair) => ({
    key: pair.get('Key') ?? '',
    value: pair.get('Value') ?? '',
  }));
}

function support(feature: string): FilterPair {
  return {
    takes: /^(un)?supported$/,
    keeps: (image, value) => objectOf(image, 'features')?.[feature] === value,
  };
}

/** In milliseconds; NaN, which is neither before nor after anything, when nobody knows. */
function createdAt(image: CatalogImage): number {
  return Date.parse(textOf(image, 'createdAt') ?? '');
}

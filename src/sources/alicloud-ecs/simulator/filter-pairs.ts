import { type CatalogImage, getObject, getString } from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import { indexedGroups } from '../../../simulator/parameters/read-parameters';

interface FilterKey {
  /** The accepted values. */
  readonly pattern: RegExp;
  matches(image: CatalogImage, value: string): boolean;
}

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The filters that a request sends as Filter.N.Key and Filter.N.Value. */
export const filterKeys: ReadonlyMap<string, FilterKey> = new Map([
  [
    'CreationStartTime',
    { pattern: MINUTE, matches: (image, minute) => createdAt(image) >= Date.parse(minute) },
  ],
  [
    'CreationEndTime',
    { pattern: MINUTE, matches: (image, minute) => createdAt(image) <= Date.parse(minute) },
  ],
  ['NetworkType', { pattern: /^(vpc|classic)$/, matches: () => true }],
  ['CpuOnlineUpgrade', featureFilterKey('cpuOnlineUpgrade')],
  ['CpuOnlineDowngrade', featureFilterKey('cpuOnlineDowngrade')],
  ['MemoryOnlineUpgrade', featureFilterKey('memoryOnlineUpgrade')],
  ['MemoryOnlineDowngrade', featureFilterKey('memoryOnlineDowngrade')],
] satisfies [string, FilterKey][]);

/** The pairs of a request. */
export function readFilterPairs(parameters: RequestParameters) {
  return indexedGroups(parameters, 'Filter').map((pair) => ({
    key: pair.get('Key') ?? '',
    value: pair.get('Value') ?? '',
  }));
}

function featureFilterKey(feature: string): FilterKey {
  return {
    pattern: /^(un)?supported$/,
    matches: (image, value) => getObject(image, 'features')?.[feature] === value,
  };
}

/** The creation time in milliseconds; NaN if unknown, which is neither before nor after any other time. */
function createdAt(image: CatalogImage): number {
  return Date.parse(getString(image, 'createdAt') ?? '');
}

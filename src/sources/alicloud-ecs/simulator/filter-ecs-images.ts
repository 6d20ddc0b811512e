import { readAlicloudTagFilters } from '../../../clouds/alicloud/server/rpc-parameters';
import {
  type CatalogImage,
  getBoolean,
  getObject,
  getObjectList,
  getString,
} from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import {
  applyFilters,
  contain,
  equal,
  matchesTags,
  type ParameterFilters,
  supportInstanceType,
} from '../../../simulator/parameters/parameter-filter';
import { indexedGroups, parameterValue } from '../../../simulator/parameters/read-parameters';
import { isCommunity, toReportedOwnerAlias, toReportedStatus } from './ecs-response-image';

export function filterEcsImages(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const tagFilters = readAlicloudTagFilters(parameters);
  const pairs = readFilterPairs(parameters);
  const isListedByDefault = createDefaultFilter(parameters);
  const matches = applyFilters(images, parameters, parameterFilters).filter(
    (image) =>
      isListedByDefault(image) &&
      matchesTags(image, tagFilters) &&
      pairs.every(({ key, value }) => filterKeys.get(key)?.matches(image, value)),
  );
  return tagFilters.length > 0 ? matches.slice(0, MAX_TAGGED_IMAGES) : matches;
}

/** The maximum number of images that the API finds by tags; it does not report that there are more. */
const MAX_TAGGED_IMAGES = 1000;

const parameterFilters: ParameterFilters = {
  ImageId: (image, ids) => ids.split(',').includes(image.id),
  ImageName: contain('name'),
  SnapshotId: (image, id) =>
    getObjectList(image, 'diskDeviceMappings').some((disk) => disk.snapshotId === id),
  InstanceType: supportInstanceType(/^ecs\.[a-z]+\d+[ry]/),
  Usage: equal('usage'),
  OSType: equal('os'),
  Architecture: equal('architecture'),
  ImageFamily: equal('family'),
  ImageOwnerId: equal('ownerId'),
  ResourceGroupId: equal('resourceGroupId'),
  Usable: equal((image) =>
    String(getBoolean(image, 'usable') ?? toReportedStatus(image) === 'Available'),
  ),
  IsSupportCloudinit: equal((image) => String(getBoolean(image, 'cloudInit') ?? false)),
  IsSupportIoOptimized: equal((image) =>
    String(getBoolean(image, 'isSupportIoOptimized') ?? false),
  ),
};

/**
 * Whether an image is listed with the defaults of absent parameters: available, not expired, and neither of the marketplace nor
 * of the community.
 */
function createDefaultFilter(parameters: RequestParameters): (image: CatalogImage) => boolean {
  const statuses = (parameterValue(parameters, 'Status') ?? 'Available').split(',');
  const alias = parameterValue(parameters, 'ImageOwnerAlias');
  const isPublic = parameterValue(parameters, 'IsPublic') === 'true';
  const showsExpired = parameterValue(parameters, 'ShowExpired') === 'true';
  return (image) =>
    (statuses[0] === 'ALL' || statuses.includes(toReportedStatus(image) ?? 'Available')) &&
    (alias
      ? toReportedOwnerAlias(image) === alias
      : toReportedOwnerAlias(image) !== 'marketplace') &&
    isCommunity(image) === isPublic &&
    (showsExpired || getBoolean(image, 'expired') !== true);
}

interface FilterKey {
  readonly pattern: RegExp;
  matches(image: CatalogImage, value: string): boolean;
}

/** The filters that a request sends as Filter.N.Key and Filter.N.Value. */
export const filterKeys: ReadonlyMap<string, FilterKey> = new Map([
  ['CreationStartTime', creationFilterKey((created, minute) => created >= minute)],
  ['CreationEndTime', creationFilterKey((created, minute) => created <= minute)],
  ['NetworkType', { pattern: /^(vpc|classic)$/, matches: () => true }],
  ['CpuOnlineUpgrade', featureFilterKey('cpuOnlineUpgrade')],
  ['CpuOnlineDowngrade', featureFilterKey('cpuOnlineDowngrade')],
  ['MemoryOnlineUpgrade', featureFilterKey('memoryOnlineUpgrade')],
  ['MemoryOnlineDowngrade', featureFilterKey('memoryOnlineDowngrade')],
]);

export interface FilterPair {
  readonly key: string;
  readonly value: string;
}

export function readFilterPairs(parameters: RequestParameters): readonly FilterPair[] {
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

/** An unknown creation time is neither before nor after any other. */
function creationFilterKey(compare: (created: number, minute: number) => boolean): FilterKey {
  return {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/,
    matches: (image, minute) =>
      compare(Date.parse(getString(image, 'createdAt') ?? ''), Date.parse(minute)),
  };
}

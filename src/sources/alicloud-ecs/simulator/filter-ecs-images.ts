import { readAlicloudTagFilters } from '../../../clouds/alicloud/server/read-tag-filters';
import {
  type CatalogImage,
  getBoolean,
  getObjectList,
  getString,
} from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import {
  applyFilters,
  equalFilter,
  matchesTags,
  type ParameterFilter,
  supportsInstanceType,
} from '../../../simulator/parameters/parameter-filter';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { isCommunity, toReportedOwnerAlias, toReportedStatus } from './ecs-response-image';
import { filterKeys, readFilterPairs } from './filter-pairs';

/** The images that match a request. */
export function filterImages(
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

const parameterFilters: readonly ParameterFilter[] = [
  { name: 'ImageId', matches: (image, ids) => ids.split(',').includes(image.id) },
  {
    name: 'ImageName',
    matches: (image, part) => getString(image, 'name')?.includes(part) ?? false,
  },
  {
    name: 'SnapshotId',
    matches: (image, id) =>
      getObjectList(image, 'diskDeviceMappings').some((disk) => disk.snapshotId === id),
  },
  { name: 'InstanceType', matches: supportsInstanceType },
  equalFilter('Usage', (image) => getString(image, 'usage')),
  equalFilter('OSType', (image) => getString(image, 'os')),
  equalFilter('Architecture', (image) => getString(image, 'architecture')),
  equalFilter('ImageFamily', (image) => getString(image, 'family')),
  equalFilter('ImageOwnerId', (image) => getString(image, 'ownerId')),
  equalFilter('ResourceGroupId', (image) => getString(image, 'resourceGroupId')),
  equalFilter('Usable', (image) =>
    String(getBoolean(image, 'usable') ?? toReportedStatus(image) === 'Available'),
  ),
  equalFilter('IsSupportCloudinit', (image) => String(getBoolean(image, 'cloudInit') ?? false)),
  equalFilter('IsSupportIoOptimized', (image) =>
    String(getBoolean(image, 'isSupportIoOptimized') ?? false),
  ),
];

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

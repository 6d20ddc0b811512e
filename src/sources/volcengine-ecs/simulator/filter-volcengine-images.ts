import { type CatalogImage, getBoolean, getString } from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import {
  applyFilters,
  equalFilter,
  matchesTags,
  type ParameterFilter,
  supportsInstanceType,
  type TagFilter,
} from '../../../simulator/parameters/parameter-filter';
import { indexedGroups, indexedValues } from '../../../simulator/parameters/read-parameters';
import {
  toOsType,
  toReportedPlatform,
  toReportedStatus,
  toVisibility,
} from './volcengine-response-image';

/** The images that match a request. */
export function filterImages(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const ids = new Set(indexedValues(parameters, 'ImageIds'));
  const requestedStatuses = indexedValues(parameters, 'Status');
  const statuses = requestedStatuses.length > 0 ? requestedStatuses : ['available'];
  const tagFilters = readVolcengineTagFilters(parameters);
  return applyFilters(images, parameters, parameterFilters).filter(
    (image) =>
      (ids.size === 0 || ids.has(image.id)) &&
      statuses.includes(toReportedStatus(image) ?? 'available') &&
      matchesTags(image, tagFilters),
  );
}

/** The tag filters of a request. */
export function readVolcengineTagFilters(parameters: RequestParameters): readonly TagFilter[] {
  return indexedGroups(parameters, 'TagFilters').map((tag) => ({
    key: tag.get('Key') ?? '',
    values: indexedValues(tag, 'Values'),
  }));
}

const parameterFilters: readonly ParameterFilter[] = [
  {
    name: 'ImageName',
    matches: (image, part) => getString(image, 'name')?.includes(part) ?? false,
  },
  { name: 'InstanceTypeId', matches: supportsInstanceType },
  // Only true has an effect.
  {
    name: 'IsLTS',
    matches: (image, value) => value === 'false' || getBoolean(image, 'isLts') === true,
  },
  equalFilter('OsType', toOsType),
  equalFilter('Visibility', toVisibility),
  equalFilter('Platform', toReportedPlatform),
  equalFilter('ProjectName', (image) => getString(image, 'projectName')),
  equalFilter('IsSupportCloudInit', (image) => String(getBoolean(image, 'cloudInit') ?? false)),
];

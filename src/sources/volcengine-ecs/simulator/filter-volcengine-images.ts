import { type CatalogImage, getBoolean } from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import {
  applyFilters,
  contain,
  equal,
  matchesTags,
  type ParameterFilters,
  supportInstanceType,
  type TagFilter,
} from '../../../simulator/parameters/parameter-filter';
import { indexedGroups, indexedValues } from '../../../simulator/parameters/read-parameters';
import {
  toOsType,
  toReportedPlatform,
  toReportedStatus,
  toVisibility,
} from './volcengine-response-image';

export function filterVolcengineImages(
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

export function readVolcengineTagFilters(parameters: RequestParameters): readonly TagFilter[] {
  return indexedGroups(parameters, 'TagFilters').map((tag) => ({
    key: tag.get('Key') ?? '',
    values: indexedValues(tag, 'Values'),
  }));
}

const parameterFilters: ParameterFilters = {
  ImageName: contain('name'),
  InstanceTypeId: supportInstanceType(/^ecs\.[a-z]+\d+[ry]/),
  // Only true has an effect.
  IsLTS: (image, value) => value === 'false' || getBoolean(image, 'isLts') === true,
  OsType: equal(toOsType),
  Visibility: equal(toVisibility),
  Platform: equal(toReportedPlatform),
  ProjectName: equal('projectName'),
  IsSupportCloudInit: equal((image) => String(getBoolean(image, 'cloudInit') ?? false)),
};

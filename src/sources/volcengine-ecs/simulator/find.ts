import type { CatalogImage } from '../../../simulator/catalog';
import { flagOf, textOf } from '../../../simulator/field';
import { type Filter, narrow, same } from '../../../simulator/filter';
import { runsOn } from '../../../simulator/instance-type';
import { grouped, listed } from '../../../simulator/parameter';
import type { RequestParameters } from '../../../simulator/service';
import { type AskedTag, isTagged } from '../../../simulator/tag';
import { toOsType, toPlatform, toStatus, toVisibility } from './wire';

/** The images that a request asks for. */
export function find(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const ids = new Set(listed(parameters, 'ImageIds'));
  const asked = listed(parameters, 'Status');
  const statuses = asked.length > 0 ? asked : ['available'];
  const tags = tagsAsked(parameters);
  return narrow(images, parameters, filters).filter(
    (image) =>
      (ids.size === 0 || ids.has(image.id)) &&
      statuses.includes(toStatus(image) ?? 'available') &&
      isTagged(image, tags),
  );
}

/** The tags of a request; one without values takes any. */
export function tagsAsked(parameters: RequestParameters): readonly AskedTag[] {
  return grouped(parameters, 'TagFilters').map((tag) => ({
    key: tag.get('Key') ?? '',
    values: listed(tag, 'Values'),
  }));
}

const filters: readonly Filter[] = [
  { name: 'ImageName', keeps: (image, part) => textOf(image, 'name')?.includes(part) ?? false },
  { name: 'InstanceTypeId', keeps: runsOn },
  // Only true has an effect.
  { name: 'IsLTS', keeps: (image, truth) => truth === 'false' || flagOf(image, 'isLts') === true },
  same('OsType', toOsType),
  same('Visibility', toVisibility),
  same('Platform', toPlatform),
  same('ProjectName', (image) => textOf(image, 'projectName')),
  same('IsSupportCloudInit', (image) => String(flagOf(image, 'cloudInit') ?? false)),
];

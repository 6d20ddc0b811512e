import type { CatalogImage } from '../../../simulator/catalog';
import { flagOf, objectsOf, textOf } from '../../../simulator/field';
import { type Filter, narrow, same } from '../../../simulator/filter';
import { runsOn } from '../../../simulator/instance-type';
import { given } from '../../../simulator/parameter';
import type { RequestParameters } from '../../../simulator/service';
import { isTagged, tagsAsked } from '../../../simulator/tag';
import { filterPairs, pairsAsked } from './filter-pairs';
import { isCommunity, toAlias, toStatus } from './wire';

/** The images that a request asks for. */
export function find(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const tags = tagsAsked(parameters);
  const pairs = pairsAsked(parameters);
  const isListed = defaults(parameters);
  return narrow(images, parameters, filters).filter(
    (image) =>
      isListed(image) &&
      isTagged(image, tags) &&
      pairs.every(({ key, value }) => filterPairs.get(key)?.keeps(image, value)),
  );
}

const filters: readonly Filter[] = [
  { name: 'ImageId', keeps: (image, ids) => ids.split(',').includes(image.id) },
  { name: 'ImageName', keeps: (image, part) => textOf(image, 'name')?.includes(part) ?? false },
  {
    name: 'SnapshotId',
    keeps: (image, id) =>
      objectsOf(image, 'diskDeviceMappings').some((disk) => disk.snapshotId === id),
  },
  { name: 'InstanceType', keeps: runsOn },
  same('Usage', (image) => textOf(image, 'usage')),
  same('OSType', (image) => textOf(image, 'os')),
  same('Architecture', (image) => textOf(image, 'architecture')),
  same('ImageFamily', (image) => textOf(image, 'family')),
  same('ImageOwnerId', (image) => textOf(image, 'ownerId')),
  same('ResourceGroupId', (image) => textOf(image, 'resourceGroupId')),
  same('Usable', (image) => String(flagOf(image, 'usable') ?? toStatus(image) === 'Available')),
  same('IsSupportCloudinit', (image) => String(flagOf(image, 'cloudInit') ?? false)),
  same('IsSupportIoOptimized', (image) => String(flagOf(image, 'isSupportIoOptimized') ?? false)),
];

/** What leaving a parameter out means: only what is available, no marketplace, no community, nothing expired. */
function defaults(parameters: RequestParameters): (image: CatalogImage) => boolean {
  const statuses = (given(parameters, 'Status') ?? 'Available').split(',');
  const alias = given(parameters, 'ImageOwnerAlias');
  const isPublic = given(parameters, 'IsPublic') === 'true';
  const showsExpired = given(parameters, 'ShowExpired') === 'true';
  return (image) =>
    (statuses[0] === 'ALL' || statuses.includes(toStatus(image) ?? 'Available')) &&
    (alias ? toAlias(image) === alias : toAlias(image) !== 'marketplace') &&
    isCommunity(image) === isPublic &&
    (showsExpired || flagOf(image, 'expired') !== true);
}

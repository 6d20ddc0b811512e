import {
  type CatalogImage,
  getNumber,
  getObjectList,
  getPercent,
  getString,
  getStringList,
  getTags,
  stringsReader,
} from '../../../simulator/catalog/catalog-image';
import { reportedValue, toSecondPrecision } from '../../../simulator/reply/reported-value';

/** An image cache as DescribeImageCaches writes it. */
export function toResponseImage(
  image: CatalogImage,
  region: string | undefined,
): Record<string, unknown> {
  return {
    ImageCacheId: image.id,
    ImageCacheName: getString(image, 'name'),
    ContainerGroupId: getString(image, 'containerGroupId'),
    SnapshotId: getString(image, 'snapshotId'),
    FlashSnapshotId: getString(image, 'flashSnapshotId'),
    RegionId: region,
    ResourceGroupId: getString(image, 'resourceGroupId'),
    Status: toReportedStatus(image),
    Progress: getPercent(image, 'progress'),
    CreationTime:
      getString(image, 'reportedCreationTime') ?? toSecondPrecision(getString(image, 'createdAt')),
    // Missing when the cache never expires.
    ExpireDateTime:
      getString(image, 'reportedExpireDateTime') ??
      toSecondPrecision(getString(image, 'expiresAt')),
    LastMatchedTime: getString(image, 'lastMatchedTime'),
    EliminationStrategy: getString(image, 'eliminationStrategy') ?? '',
    ImageCacheSize: getNumber(image, 'sizeGib'),
    Images: getStringList(image, 'images'),
    Events: getObjectList(image, 'events').map((event) => ({
      ...toEventStrings(event),
      Count: getNumber(event, 'count'),
    })),
    Tags: Object.entries(getTags(image)).map(([Key, Value]) => ({ Key, Value })),
  };
}

const toEventStrings = stringsReader(
  'Name',
  'Type',
  'Reason',
  'Message',
  'FirstTimestamp',
  'LastTimestamp',
);

const toReportedStatus = reportedValue(
  'status',
  { available: 'Ready', creating: 'Creating', failed: 'Failed' },
  'reportedStatus',
);

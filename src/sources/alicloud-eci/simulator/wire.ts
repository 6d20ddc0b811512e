import type { CatalogImage } from '../../../simulator/catalog';
import { numberOf, objectsOf, percentOf, tagsOf, textOf, textsOf } from '../../../simulator/field';
import { toSeconds } from '../../../simulator/moment';
import { type Spellings, spell } from '../../../simulator/spell';

/** An image cache as DescribeImageCaches writes it. */
export function toWire(image: CatalogImage, region: string | undefined): Record<string, unknown> {
  return {
    ImageCacheId: image.id,
    ImageCacheName: textOf(image, 'name'),
    ContainerGroupId: textOf(image, 'containerGroupId'),
    SnapshotId: textOf(image, 'snapshotId'),
    FlashSnapshotId: textOf(image, 'flashSnapshotId'),
    RegionId: region,
    ResourceGroupId: textOf(image, 'resourceGroupId'),
    Status: spell(image, 'status', STATUSES, 'reportedStatus'),
    Progress: percentOf(image, 'progress'),
    CreationTime: textOf(image, 'reportedCreationTime') ?? toSeconds(textOf(image, 'createdAt')),
    // Missing when the cache never expires.
    ExpireDateTime:
      textOf(image, 'reportedExpireDateTime') ?? toSeconds(textOf(image, 'expiresAt')),
    LastMatchedTime: textOf(image, 'lastMatchedTime'),
    EliminationStrategy: textOf(image, 'eliminationStrategy') ?? '',
    ImageCacheSize: numberOf(image, 'sizeGib'),
    Images: textsOf(image, 'images'),
    Events: objectsOf(image, 'events').map((event) => ({
      Name: textOf(event, 'name'),
      Type: textOf(event, 'type'),
      Reason: textOf(event, 'reason'),
      Message: textOf(event, 'message'),
      Count: numberOf(event, 'count'),
      FirstTimestamp: textOf(event, 'firstTimestamp'),
      LastTimestamp: textOf(event, 'lastTimestamp'),
    })),
    Tags: Object.entries(tagsOf(image)).map(([Key, Value]) => ({ Key, Value })),
  };
}

const STATUSES: Spellings = {
  available: 'Ready',
  creating: 'Creating',
  failed: 'Failed',
};

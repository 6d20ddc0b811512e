import * as z from 'zod';
import { Image } from '../../image/image';
import { toInstant } from '../../image/instant';
import {
  toChainedPage,
  translate,
  wireImages,
  wireListing,
  wireNumber,
  wireRecords,
  wireTags,
  wireText,
  wireToken,
} from '../wire';

const text = z.string().optional();

/** An image cache as ECI reports it: beside the neutral fields its own, named as on the wire. */
export const ImageCache = Image.extend({
  images: z.array(z.string()).optional().describe('The container images that it holds.'),
  snapshotId: text.describe('The snapshot that it is kept in.'),
  flashSnapshotId: text
    .describe('The local snapshot of an instant cache.')
    .meta({ volatile: true }),
  containerGroupId: text.describe('The temporary container group that built it.'),
  resourceGroupId: text.describe('Its resource group.'),
  progress: z
    .number()
    .optional()
    .describe('How far its creation is, in percent.')
    .meta({ volatile: true }),
  eliminationStrategy: text.describe(
    'LRU: it may be deleted when the quota is used up. Absent: it is kept.',
  ),
  lastMatchedTime: text
    .describe('When it last served an image, as ECI writes it.')
    .meta({ volatile: true }),
  events: z
    .array(
      z.object({
        name: text.describe('The name of the event.'),
        type: text.describe('Whether it is Normal or a Warning.'),
        reason: text.describe('Why it happened, in a word.'),
        message: text.describe('What happened.'),
        count: z.number().optional().describe('How often it happened.'),
        firstTimestamp: text.describe('When it happened first, as reported.'),
        lastTimestamp: text.describe('When it happened last, as reported.'),
      }),
    )
    .optional()
    .describe('What happened while its images were pulled.')
    .meta({ volatile: true }),
  reportedStatus: text.describe('Its status in the words of ECI.').meta({ volatile: true }),
  reportedCreationTime: text.describe('Its creation time as ECI writes it.'),
  reportedExpireDateTime: text.describe('Its expiry as ECI writes it.'),
});
export type ImageCache = z.output<typeof ImageCache>;

const STATUSES: Readonly<Record<string, string>> = {
  ready: 'available',
  preparing: 'creating',
  updating: 'creating',
  updatefailed: 'failed',
};

const WireEvent = z
  .object({
    Name: wireText,
    Type: wireText,
    Reason: wireText,
    Message: wireText,
    Count: wireNumber,
    FirstTimestamp: wireText,
    LastTimestamp: wireText,
  })
  .transform((event) => ({
    name: event.Name,
    type: event.Type,
    reason: event.Reason,
    message: event.Message,
    count: event.Count,
    firstTimestamp: event.FirstTimestamp,
    lastTimestamp: event.LastTimestamp,
  }));

const WireImageCache = z
  .object({
    ImageCacheId: z.string().min(1),
    ImageCacheName: wireText,
    RegionId: wireText,
    Status: wireText,
    CreationTime: wireText,
    ExpireDateTime: wireText,
    ImageCacheSize: wireNumber,
    Images: wireRecords(wireText),
    SnapshotId: wireText,
    FlashSnapshotId: wireText,
    ContainerGroupId: wireText,
    ResourceGroupId: wireText,
    Progress: wireNumber,
    EliminationStrategy: wireText,
    LastMatchedTime: wireText,
    Events: wireRecords(WireEvent),
    Tags: wireTags(),
  })
  .transform(
    (wire): Omit<ImageCache, 'source'> => ({
      // Absent, not undefined: else the region that was asked for would be lost.
      region: wire.RegionId,
      id: wire.ImageCacheId,
      name: wire.ImageCacheName,
      createdAt: toInstant(wire.CreationTime),
      expiresAt: toInstant(wire.ExpireDateTime),
      os: 'linux',
      status: translate(wire.Status, STATUSES),
      sizeGib: wire.ImageCacheSize,
      tags: wire.Tags,
      images: wire.Images,
      snapshotId: wire.SnapshotId,
      flashSnapshotId: wire.FlashSnapshotId,
      containerGroupId: wire.ContainerGroupId,
      resourceGroupId: wire.ResourceGroupId,
      progress: wire.Progress,
      eliminationStrategy: wire.EliminationStrategy,
      lastMatchedTime: wire.LastMatchedTime,
      events: wire.Events,
      reportedStatus: wire.Status,
      reportedCreationTime: wire.CreationTime,
      reportedExpireDateTime: wire.ExpireDateTime,
    }),
  );

/** Reads a page. TotalCount is left out: it may count the page or the list, the docs show both. */
export const DescribeImageCachesReply = wireListing(
  'ImageCaches',
  z.object({ ImageCaches: wireImages(WireImageCache), NextToken: wireToken }),
).transform(({ ImageCaches, NextToken }) => toChainedPage(ImageCaches, NextToken));

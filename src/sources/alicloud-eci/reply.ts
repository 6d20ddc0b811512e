import * as z from 'zod';
import { Image } from '../../image/image';
import { parseCloudTimestamp } from '../../image/timestamp';
import {
  imageList,
  lenientList,
  lenientNumber,
  lenientTags,
  lenientText,
  listReply,
  pageToken,
  toTokenPage,
  translateValue,
} from '../reply-schema';

const text = z.string().optional();

/** An image cache with the fields that ECI reports besides the neutral ones. */
export const ImageCache = Image.extend({
  images: z.array(z.string()).optional().describe('The container images that it contains.'),
  snapshotId: text.describe('The snapshot that stores it.'),
  flashSnapshotId: text
    .describe('The local snapshot of an instant cache.')
    .meta({ volatile: true }),
  containerGroupId: text.describe('The temporary container group that built it.'),
  resourceGroupId: text.describe('Its resource group.'),
  progress: z
    .number()
    .optional()
    .describe('The progress of its creation, in percent.')
    .meta({ volatile: true }),
  eliminationStrategy: text.describe(
    'LRU when it may be deleted once the quota is exhausted. Absent when it is kept.',
  ),
  lastMatchedTime: text
    .describe('The last time at which it was used, as ECI reports it.')
    .meta({ volatile: true }),
  events: z
    .array(
      z.object({
        name: text.describe('The name of the event.'),
        type: text.describe('The type of the event: Normal or Warning.'),
        reason: text.describe('The reason for the event, in one word.'),
        message: text.describe('The message of the event.'),
        count: z.number().optional().describe('The number of occurrences.'),
        firstTimestamp: text.describe('The time of the first occurrence, as reported.'),
        lastTimestamp: text.describe('The time of the last occurrence, as reported.'),
      }),
    )
    .optional()
    .describe('The events while its images were pulled.')
    .meta({ volatile: true }),
  reportedStatus: text.describe('Its status as ECI reports it.').meta({ volatile: true }),
  reportedCreationTime: text.describe('Its creation time as ECI reports it.'),
  reportedExpireDateTime: text.describe('Its expiry as ECI reports it.'),
});
export type ImageCache = z.output<typeof ImageCache>;

const STATUSES: Readonly<Record<string, string>> = {
  ready: 'available',
  preparing: 'creating',
  updating: 'creating',
  updatefailed: 'failed',
};

const ReplyEvent = z
  .object({
    Name: lenientText,
    Type: lenientText,
    Reason: lenientText,
    Message: lenientText,
    Count: lenientNumber,
    FirstTimestamp: lenientText,
    LastTimestamp: lenientText,
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

const ReplyImageCache = z
  .object({
    ImageCacheId: z.string().min(1),
    ImageCacheName: lenientText,
    RegionId: lenientText,
    Status: lenientText,
    CreationTime: lenientText,
    ExpireDateTime: lenientText,
    ImageCacheSize: lenientNumber,
    Images: lenientList(lenientText),
    SnapshotId: lenientText,
    FlashSnapshotId: lenientText,
    ContainerGroupId: lenientText,
    ResourceGroupId: lenientText,
    Progress: lenientNumber,
    EliminationStrategy: lenientText,
    LastMatchedTime: lenientText,
    Events: lenientList(ReplyEvent),
    Tags: lenientTags(),
  })
  .transform(
    (raw): Omit<ImageCache, 'source'> => ({
      region: raw.RegionId,
      id: raw.ImageCacheId,
      name: raw.ImageCacheName,
      createdAt: parseCloudTimestamp(raw.CreationTime),
      expiresAt: parseCloudTimestamp(raw.ExpireDateTime),
      os: 'linux',
      status: translateValue(raw.Status, STATUSES),
      sizeGib: raw.ImageCacheSize,
      tags: raw.Tags,
      images: raw.Images,
      snapshotId: raw.SnapshotId,
      flashSnapshotId: raw.FlashSnapshotId,
      containerGroupId: raw.ContainerGroupId,
      resourceGroupId: raw.ResourceGroupId,
      progress: raw.Progress,
      eliminationStrategy: raw.EliminationStrategy,
      lastMatchedTime: raw.LastMatchedTime,
      events: raw.Events,
      reportedStatus: raw.Status,
      reportedCreationTime: raw.CreationTime,
      reportedExpireDateTime: raw.ExpireDateTime,
    }),
  );

/**
 * Parses one page of DescribeImageCaches.
 * TotalCount is ignored, because the documentation shows it both for the page and for the list.
 */
export const DescribeImageCachesReply = listReply(
  'ImageCaches',
  z.object({ ImageCaches: imageList(ReplyImageCache), NextToken: pageToken }),
).transform(({ ImageCaches, NextToken }) => toTokenPage(ImageCaches, NextToken));

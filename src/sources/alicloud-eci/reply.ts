import * as z from 'zod';
import type { ReplyFields } from '../../clouds/reply-fields';
import { Image } from '../../image/image';
import { parseCloudTimestamp } from '../../image/timestamp';
import { listField, numberField, readFields, schemasOf, textField } from '../own-fields';
import { replyImage, tokenPage } from '../reply-schema';
import { readArray, readNumber, readTags, readText, translateValue } from '../reply-values';

const volatile = { volatile: true } as const;

const event = {
  name: textField('Name', 'The name of the event.'),
  type: textField('Type', 'The type of the event: Normal or Warning.'),
  reason: textField('Reason', 'The reason for the event, in one word.'),
  message: textField('Message', 'The message of the event.'),
  count: numberField('Count', 'The number of occurrences.'),
  firstTimestamp: textField('FirstTimestamp', 'The time of the first occurrence, as reported.'),
  lastTimestamp: textField('LastTimestamp', 'The time of the last occurrence, as reported.'),
};

const ownFields = {
  images: {
    schema: z.array(z.string()).optional().describe('The container images that it contains.'),
    read: ({ Images }: ReplyFields) => readArray(Images).flatMap((name) => readText(name) ?? []),
  },
  snapshotId: textField('SnapshotId', 'The snapshot that stores it.'),
  flashSnapshotId: textField(
    'FlashSnapshotId',
    'The local snapshot of an instant cache.',
    volatile,
  ),
  containerGroupId: textField('ContainerGroupId', 'The temporary container group that built it.'),
  resourceGroupId: textField('ResourceGroupId', 'Its resource group.'),
  progress: numberField('Progress', 'The progress of its creation, in percent.', volatile),
  eliminationStrategy: textField(
    'EliminationStrategy',
    'LRU when it may be deleted once the quota is exhausted. Absent when it is kept.',
  ),
  lastMatchedTime: textField(
    'LastMatchedTime',
    'The last time at which it was used, as ECI reports it.',
    volatile,
  ),
  events: listField('Events', 'The events while its images were pulled.', event, volatile),
  reportedStatus: textField('Status', 'Its status as ECI reports it.', volatile),
  reportedCreationTime: textField('CreationTime', 'Its creation time as ECI reports it.'),
  reportedExpireDateTime: textField('ExpireDateTime', 'Its expiry as ECI reports it.'),
};

/** An image cache with the fields that ECI reports besides the neutral ones. */
export const imageSchema = Image.extend(schemasOf(ownFields));
export type ImageCache = z.output<typeof imageSchema>;

const STATUSES: Readonly<Record<string, string>> = {
  ready: 'available',
  preparing: 'creating',
  updating: 'creating',
  updatefailed: 'failed',
};

const image = replyImage('ImageCacheId', (id, raw): Omit<ImageCache, 'source'> => {
  const own = readFields(ownFields, raw);
  return {
    id,
    region: readText(raw.RegionId),
    name: readText(raw.ImageCacheName),
    createdAt: parseCloudTimestamp(own.reportedCreationTime),
    expiresAt: parseCloudTimestamp(own.reportedExpireDateTime),
    os: 'linux',
    status: translateValue(own.reportedStatus, STATUSES),
    sizeGib: readNumber(raw.ImageCacheSize),
    tags: readTags(raw.Tags),
    ...own,
  };
});

/** One page of DescribeImageCaches. Its TotalCount counts the page or the list, as the documentation shows both. */
export const pageSchema = tokenPage(
  { name: 'ImageCaches', total: 'TotalCount', image },
  'NextToken',
);

import * as z from 'zod';
import { Image } from '../../image/image';
import { normalizeValue } from '../../image/normalize';
import { parseCloudTimestamp } from '../../image/timestamp';
import { imageList, lenientText, listReply, pageToken, toTokenPage } from '../reply-schema';

const text = z.string().optional();

/** An image with the fields that BatchCompute reports besides the neutral ones. */
export const BatchcomputeImage = Image.extend({
  ecsImageId: text.describe('The ECS image behind it.'),
  reportedPlatform: text.describe('Its operating system as BatchCompute reports it.'),
  reportedType: text.describe('The kind of its owner, as BatchCompute reports it: System or Self.'),
  reportedCreationTime: text.describe('Its creation time as BatchCompute reports it.'),
});
export type BatchcomputeImage = z.output<typeof BatchcomputeImage>;

const ReplyImage = z
  .object({
    Id: z.string().min(1),
    Name: lenientText,
    Description: lenientText,
    EcsImageId: lenientText,
    OwnerId: lenientText,
    Platform: lenientText,
    Type: lenientText,
    CreationTime: lenientText,
  })
  .transform(
    (raw): Omit<BatchcomputeImage, 'source'> => ({
      id: raw.Id,
      name: raw.Name,
      description: raw.Description,
      createdAt: parseCloudTimestamp(raw.CreationTime),
      os: normalizeValue(raw.Platform),
      ownerAlias: normalizeValue(raw.Type),
      ownerId: raw.OwnerId,
      ecsImageId: raw.EcsImageId,
      reportedPlatform: raw.Platform,
      reportedType: raw.Type,
      reportedCreationTime: raw.CreationTime,
    }),
  );

/** Parses one page of ListImages; the previous version of the service replies with the bare list. */
export const ListImagesReply = z.preprocess(
  (reply) => (Array.isArray(reply) ? { Items: reply } : reply),
  listReply('Items', z.object({ Items: imageList(ReplyImage), NextMarker: pageToken })).transform(
    ({ Items, NextMarker }) => toTokenPage(Items, NextMarker),
  ),
);

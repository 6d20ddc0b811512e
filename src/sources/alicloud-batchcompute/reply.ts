import * as z from 'zod';
import { Image } from '../../image/image';
import { toInstant } from '../../image/instant';
import { toWord } from '../../image/spelling';
import { toChainedPage, wireImages, wireListing, wireText, wireToken } from '../wire';

const text = z.string().optional();

/** An image as BatchCompute reports it: beside the neutral fields its own, named as on the wire. */
export const BatchcomputeImage = Image.extend({
  ecsImageId: text.describe('The ECS image behind it.'),
  reportedPlatform: text.describe('Its operating system in the words of BatchCompute.'),
  reportedType: text.describe('Whose it is in the words of BatchCompute: System or Self.'),
  reportedCreationTime: text.describe('Its creation time as BatchCompute writes it.'),
});
export type BatchcomputeImage = z.output<typeof BatchcomputeImage>;

const WireImage = z
  .object({
    Id: z.string().min(1),
    Name: wireText,
    Description: wireText,
    EcsImageId: wireText,
    OwnerId: wireText,
    Platform: wireText,
    Type: wireText,
    CreationTime: wireText,
  })
  .transform(
    (wire): Omit<BatchcomputeImage, 'source'> => ({
      id: wire.Id,
      name: wire.Name,
      description: wire.Description,
      createdAt: toInstant(wire.CreationTime),
      os: toWord(wire.Platform),
      ownerAlias: toWord(wire.Type),
      ownerId: wire.OwnerId,
      ecsImageId: wire.EcsImageId,
      reportedPlatform: wire.Platform,
      reportedType: wire.Type,
      reportedCreationTime: wire.CreationTime,
    }),
  );

/** Reads a page; the old service answers with the bare list. */
export const ListImagesReply = z.preprocess(
  (reply) => (Array.isArray(reply) ? { Items: reply } : reply),
  wireListing('Items', z.object({ Items: wireImages(WireImage), NextMarker: wireToken })).transform(
    ({ Items, NextMarker }) => toChainedPage(Items, NextMarker),
  ),
);

import * as z from 'zod';
import { Image } from '../../image/image';
import { toInstant } from '../../image/instant';
import {
  toNumberedPage,
  translate,
  wireImages,
  wireListing,
  wireNumbering,
  wireText,
} from '../wire';

const text = z.string().optional();

/** An image as AIC reports it: beside the neutral fields its own, named as on the wire. */
export const AicImage = Image.extend({
  imageUrl: text.describe('Its address in the image repository.'),
  user: text.describe('The user of the image repository.'),
  reportedStatus: text.describe('Its status in the words of AIC.').meta({ volatile: true }),
  reportedCreationTime: text.describe('Its creation time as AIC writes it, without a zone.'),
});
export type AicImage = z.output<typeof AicImage>;

const STATUSES: Readonly<Record<string, string>> = {
  verifying: 'creating',
  disable: 'unavailable',
};

const WireImage = z
  .object({
    ImageId: z.string().min(1),
    ImageUrl: wireText,
    User: wireText,
    Status: wireText,
    CreationTime: wireText,
    Description: wireText,
    AndroidVersion: wireText,
  })
  .transform(
    (wire): Omit<AicImage, 'source'> => ({
      id: wire.ImageId,
      description: wire.Description,
      createdAt: toInstant(wire.CreationTime),
      os: 'android',
      platform: 'android',
      platformVersion: wire.AndroidVersion,
      status: translate(wire.Status, STATUSES),
      imageUrl: wire.ImageUrl,
      user: wire.User,
      reportedStatus: wire.Status,
      reportedCreationTime: wire.CreationTime,
    }),
  );

/** Reads a page, and from the first one which other pages there are. */
export const DescribeAicImagesReply = wireListing(
  'Images',
  wireNumbering.extend({ Images: wireImages(WireImage) }),
).transform(({ Images, ...numbering }) => toNumberedPage(Images, numbering));

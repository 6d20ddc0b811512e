import * as z from 'zod';
import { Image } from '../../image/image';
import { parseCloudTimestamp } from '../../image/timestamp';
import {
  imageList,
  lenientText,
  listReply,
  pageNumbering,
  toNumberedPage,
  translateValue,
} from '../reply-schema';

const text = z.string().optional();

/** An image with the fields that AIC reports besides the neutral ones. */
export const AicImage = Image.extend({
  imageUrl: text.describe('Its address in the image repository.'),
  user: text.describe('The user of the image repository.'),
  reportedStatus: text.describe('Its status as AIC reports it.').meta({ volatile: true }),
  reportedCreationTime: text.describe('Its creation time as AIC reports it, without a zone.'),
});
export type AicImage = z.output<typeof AicImage>;

const STATUSES: Readonly<Record<string, string>> = {
  verifying: 'creating',
  disable: 'unavailable',
};

const ReplyImage = z
  .object({
    ImageId: z.string().min(1),
    ImageUrl: lenientText,
    User: lenientText,
    Status: lenientText,
    CreationTime: lenientText,
    Description: lenientText,
    AndroidVersion: lenientText,
  })
  .transform(
    (raw): Omit<AicImage, 'source'> => ({
      id: raw.ImageId,
      description: raw.Description,
      createdAt: parseCloudTimestamp(raw.CreationTime),
      os: 'android',
      platform: 'android',
      platformVersion: raw.AndroidVersion,
      status: translateValue(raw.Status, STATUSES),
      imageUrl: raw.ImageUrl,
      user: raw.User,
      reportedStatus: raw.Status,
      reportedCreationTime: raw.CreationTime,
    }),
  );

/** Parses one page of DescribeAICImages; the first page also gives the numbers of the others. */
export const DescribeAicImagesReply = listReply(
  'Images',
  pageNumbering.extend({ Images: imageList(ReplyImage) }),
).transform(({ Images, ...numbering }) => toNumberedPage(Images, numbering));

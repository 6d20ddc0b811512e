import type * as z from 'zod';
import { Image } from '../../image/image';
import { parseCloudTimestamp } from '../../image/timestamp';
import { readFields, schemasOf, textField } from '../own-fields';
import { numberedPage, replyImage } from '../reply-schema';
import { readText, translateValue } from '../reply-values';

const ownFields = {
  imageUrl: textField('ImageUrl', 'Its address in the image repository.'),
  user: textField('User', 'The user of the image repository.'),
  reportedStatus: textField('Status', 'Its status as AIC reports it.', { volatile: true }),
  reportedCreationTime: textField(
    'CreationTime',
    'Its creation time as AIC reports it, without a zone.',
  ),
};

/** An image with the fields that AIC reports besides the neutral ones. */
export const imageSchema = Image.extend(schemasOf(ownFields));
export type AicImage = z.output<typeof imageSchema>;

const STATUSES: Readonly<Record<string, string>> = {
  verifying: 'creating',
  disable: 'unavailable',
};

const image = replyImage('ImageId', (id, raw): Omit<AicImage, 'source'> => {
  const own = readFields(ownFields, raw);
  return {
    id,
    description: readText(raw.Description),
    createdAt: parseCloudTimestamp(own.reportedCreationTime),
    os: 'android',
    platform: 'android',
    platformVersion: readText(raw.AndroidVersion),
    status: translateValue(own.reportedStatus, STATUSES),
    ...own,
  };
});

/** One page of DescribeAICImages. */
export const pageSchema = numberedPage(
  { name: 'Images', total: 'TotalCount', image },
  'PageNumber',
  'PageSize',
);

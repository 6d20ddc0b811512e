import * as z from 'zod';
import { Image } from '../../image/image';
import { normalizeValue } from '../../image/normalize';
import { parseCloudTimestamp } from '../../image/timestamp';
import { readFields, schemasOf, textField } from '../own-fields';
import { replyImage, tokenPage } from '../reply-schema';
import { readText } from '../reply-values';

const ownFields = {
  ecsImageId: textField('EcsImageId', 'The ECS image behind it.'),
  reportedPlatform: textField('Platform', 'Its operating system as BatchCompute reports it.'),
  reportedType: textField(
    'Type',
    'The kind of its owner, as BatchCompute reports it: System or Self.',
  ),
  reportedCreationTime: textField('CreationTime', 'Its creation time as BatchCompute reports it.'),
};

/** An image with the fields that BatchCompute reports besides the neutral ones. */
export const imageSchema = Image.extend(schemasOf(ownFields));
export type BatchcomputeImage = z.output<typeof imageSchema>;

const image = replyImage('Id', (id, raw): Omit<BatchcomputeImage, 'source'> => {
  const own = readFields(ownFields, raw);
  return {
    id,
    name: readText(raw.Name),
    description: readText(raw.Description),
    createdAt: parseCloudTimestamp(own.reportedCreationTime),
    os: normalizeValue(own.reportedPlatform),
    ownerAlias: normalizeValue(own.reportedType),
    ownerId: readText(raw.OwnerId),
    ...own,
  };
});

/** One page of ListImages; the previous version of the service replies with the bare list. */
export const pageSchema = z.preprocess(
  (reply) => (Array.isArray(reply) ? { Items: reply } : reply),
  tokenPage({ name: 'Items', total: 'TotalCount', image }, 'NextMarker'),
);

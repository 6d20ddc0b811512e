import * as z from 'zod';
import { described } from '../../field-metadata';
import type { Query } from '../../query/query';
import type { ValidationError } from '../../query/source-capabilities';
import { argument, subject, text } from '../../text';
import { booleanOption, textOption } from '../option-fields';
import type { ActualValues, ApiFilters, ClientFilters, Listing } from '../source';
import type { ImageCache } from './reply';

/** The options that only DescribeImageCaches supports. */
export const Options = z.object({
  containerImage: textOption(
    'Only image caches that contain this container image, such as registry.example.com/web/nginx:1.27. How the API compares it is not documented.',
  ),
  matchImages: z
    .array(z.string().min(1))
    .min(1)
    .max(100)
    .optional()
    .describe('Only image caches that serve these container images, as the API matches them.'),
  imageFullMatch: booleanOption(
    text`With ${argument('matchImages')}: only image caches that contain every layer of a container image.`,
  ),
  imageMatchCount: z
    .int()
    .min(1)
    .optional()
    .meta(
      described(
        text`With ${argument('matchImages')}: the number of fully matching image caches that the API returns.`,
      ),
    ),
  snapshotId: textOption('Only the image cache that this snapshot stores.'),
  resourceGroupId: textOption('Only image caches of this resource group.'),
});
type Options = typeof Options;

/** The API filters of DescribeImageCaches, by argument. */
export const apiFilters: ApiFilters<Options> = {
  ids: (ids) => ({ ImageCacheId: ids.join() }),
  name: (name) => ({ ImageCacheName: name }),
  tags: (tags) => ({ Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  containerImage: (image) => ({ Image: image }),
  matchImages: (images) => ({ MatchImage: images }),
  imageFullMatch: (fully) => ({ ImageFullMatch: fully }),
  imageMatchCount: (count) => ({ ImageMatchCountRequest: count }),
  snapshotId: (snapshotId) => ({ SnapshotId: snapshotId }),
  resourceGroupId: (resourceGroupId) => ({ ResourceGroupId: resourceGroupId }),
};

/** Whether an image cache matches an option. */
export const clientFilters: ClientFilters<Options, ImageCache> = {
  snapshotId: (image, snapshotId) => image.snapshotId === snapshotId,
  resourceGroupId: (image, resourceGroupId) => image.resourceGroupId === resourceGroupId,
};

/** The values in explanations, where they are not the field of the same name. */
export const actualValues: ActualValues<Options, ImageCache> = {
  status: ({ status, events = [] }) => {
    const event = events.findLast(({ type }) => type === 'Warning') ?? events.at(-1);
    const reason = [event?.reason, event?.message].filter(Boolean).join(': ');
    return status && reason ? `${status} (${reason})` : status;
  },
};

/** One listing, because an account sees only its own caches. */
export function listings(): readonly Listing[] {
  return [{ parameters: {}, implies: { ownerAlias: 'self' } }];
}

/** Rejects options that refine matchImages when it is not set. */
export function validateOptions(query: Query): ValidationError | undefined {
  const refining = ['imageFullMatch', 'imageMatchCount'].find((name) => query[name] !== undefined);
  return refining === undefined || query.matchImages !== undefined
    ? undefined
    : {
        message: text`${subject(refining)} requires ${argument('matchImages')}`,
        path: [refining],
        detail: text`It refines how container images are matched. List them in ${argument('matchImages')}, or leave ${argument(refining)} out.`,
      };
}

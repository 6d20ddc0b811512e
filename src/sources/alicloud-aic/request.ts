import * as z from 'zod';
import type { ApiParameters } from '../../clouds/parameters';
import type { Query } from '../../query/query';
import { argument, text } from '../../text';
import { textOption } from '../option-fields';
import type { ApiFilters, ClientFilters, Listing } from '../source';
import type { AicImage } from './reply';

/** The options that only DescribeAICImages supports. */
export const Options = z.object({
  imageUrl: textOption('Only images with exactly this address in the image repository.'),
  user: textOption(
    'Only images of this user of the image repository. Other users can share images into the private list, so this option identifies your own.',
  ),
  descriptionSearch: textOption(
    text`Let the API search the descriptions. Whether it matches whole descriptions or parts is not documented; ${argument('description')} is compared by imagepin and matches parts.`,
  ),
});
type Options = typeof Options;

const STATUSES: Readonly<Record<string, string>> = {
  available: 'available',
  creating: 'verifying',
  unavailable: 'disable',
};

/** The API filters of DescribeAICImages, by argument. */
export const apiFilters: ApiFilters<Options> = {
  ids: (ids) => ({ ImageId: ids.join() }),
  // The API accepts one status, and lists images of every status without it.
  status: ([status = 'available', ...others]) => {
    const apiStatus = others.length === 0 ? STATUSES[status] : undefined;
    return apiStatus ? { Status: apiStatus } : undefined;
  },
  createdAfter: (instant) => dayParameter('MinDate', instant, -2),
  createdBefore: (instant) => dayParameter('MaxDate', instant, 2),
  imageUrl: (imageUrl) => ({ ImageUrl: imageUrl }),
  descriptionSearch: (text) => ({ Description: text }),
};

/** Whether an image matches an option. */
export const clientFilters: ClientFilters<Options, AicImage> = {
  imageUrl: (image, imageUrl) => image.imageUrl === imageUrl,
  user: (image, user) => image.user === user,
};

const LISTINGS = [
  { parameters: { ImageType: 'public' }, implies: { ownerAlias: 'system' } },
  { parameters: { ImageType: 'private' }, implies: { ownerAlias: 'self' } },
] as const satisfies readonly Listing[];

/** One listing for each type, because the reply does not report the type. */
export function listings({ owners }: Query, useApiFilters: boolean): readonly Listing[] {
  return LISTINGS.filter(
    ({ implies }) => !useApiFilters || !owners || owners.includes(implies.ownerAlias),
  );
}

/**
 * The zone of the days is not documented, nor whether they are inclusive: one day is added for each.
 * Undefined for a year of more than four digits, which the API's format cannot express.
 */
function dayParameter(name: string, instant: string, days: number): ApiParameters | undefined {
  const shifted = new Date(Date.parse(instant) + days * DAY_MS).toISOString();
  return /^\d{4}-/.test(shifted) ? { [name]: shifted.slice(0, 10) } : undefined;
}

const DAY_MS = 24 * 60 * 60_000;

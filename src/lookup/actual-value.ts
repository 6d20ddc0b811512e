import type { Image } from '../image/image';
import { filterFields } from '../query/filter-fields';
import { field, shorten, type Text, text } from '../text';
import type { ParsedQuery } from './parsed-query';

const MAX_LENGTH = 200;

/** The value that makes an image fail a filter, such as `status is creating`. */
export function describeActualValue(
  argument: string,
  image: Image,
  { source, query }: ParsedQuery,
): Text {
  if (argument === 'tags') {
    return text`${field('tags')} are ${describeTags(image, query.tags)}`;
  }
  const value = source.actualValues?.[argument]?.(image) ?? actualValueOf(argument, image);
  const name = SINGULAR_NAMES[argument] ?? field(filterFields[argument] ?? argument);
  return text`${name} is ${toShortText(value)}`;
}

/** The singular names of arguments that hold lists. */
const SINGULAR_NAMES: Readonly<Record<string, string>> = { ids: 'id', owners: 'owner' };

function actualValueOf(argument: string, image: Image): unknown {
  switch (argument) {
    case 'ids':
      return image.id;
    case 'owners':
      return [image.ownerAlias, image.ownerId].filter(Boolean).join(' ') || undefined;
    case 'variant':
      return image.variant ?? 'plain';
    default:
      return Reflect.get(image, filterFields[argument] ?? argument);
  }
}

/** The image's values of the tags in the query. */
function describeTags({ tags = {} }: Image, wanted: Readonly<Record<string, string>> = {}): string {
  return Object.keys(wanted)
    .map((key) => (Object.hasOwn(tags, key) ? `${key}=${tags[key]}` : `no ${key}`))
    .join(', ');
}

function toShortText(value: unknown): string {
  return shorten(value === undefined ? 'not reported' : String(value), MAX_LENGTH);
}

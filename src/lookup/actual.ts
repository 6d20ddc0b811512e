import type { Image } from '../image/image';
import { conditionFields } from './condition';
import type { Parsed } from './query';

/** Characters of a value that are shown. */
const MAX_LENGTH = 200;

/** What an image has where it fails a condition, such as `status is creating`. */
export function actualOf(argument: string, image: Image, { source, query }: Parsed): string {
  if (argument === 'tags') {
    return `tags are ${tagsOf(image, query.tags)}`;
  }
  const value = source.actuals?.[argument]?.(image) ?? factOf(argument, image);
  return `${NOUNS[argument] ?? conditionFields[argument] ?? argument} is ${show(value)}`;
}

/** Where an argument is called after several values, or after none. */
const NOUNS: Readonly<Record<string, string>> = { ids: 'id', owners: 'owner' };

function factOf(argument: string, image: Image): unknown {
  switch (argument) {
    case 'ids':
      return image.id;
    case 'owners':
      return [image.ownerAlias, image.ownerId].filter(Boolean).join(' ') || undefined;
    case 'variant':
      return image.variant ?? 'plain';
    default:
      return Reflect.get(image, conditionFields[argument] ?? argument);
  }
}

/** The tags that were asked for, as the image has them. */
function tagsOf({ tags = {} }: Image, wanted: Readonly<Record<string, string>> = {}): string {
  return Object.keys(wanted)
    .map((key) => (Object.hasOwn(tags, key) ? `${key}=${tags[key]}` : `no ${key}`))
    .join(', ');
}

function show(value: unknown): string {
  const text = value === undefined ? 'not reported' : String(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}

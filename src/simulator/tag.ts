import type { CatalogImage } from './catalog';
import { tagsOf } from './field';
import { grouped } from './parameter';
import type { RequestParameters } from './service';

/** A tag that is asked for; without values, any will do. */
export interface AskedTag {
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether an image has all of these tags. */
export function isTagged(image: CatalogImage, tags: readonly AskedTag[]): boolean {
  const own = tagsOf(image);
  return tags.every(({ key, values }) => {
    const value = Object.hasOwn(own, key) ? own[key] : undefined;
    return value !== undefined && (values.length === 0 || values.includes(value));
  });
}

/** The tags that a request to Alibaba Cloud asks for by Tag.N.Key and Tag.N.Value. */
export function tagsAsked(parameters: RequestParameters): readonly AskedTag[] {
  return grouped(parameters, 'Tag').map((tag) => {
    const value = tag.get('Value');
    return { key: tag.get('Key') ?? '', values: value === undefined ? [] : [value] };
  });
}

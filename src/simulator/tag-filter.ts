import type { CatalogImage } from './catalog-image';
import { getTags } from './image-fields';
import type { RequestParameters } from './operation';
import { indexedGroups } from './read-parameters';

/** A tag that is asked for; without values, any will do. */
export interface TagFilter {
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether an image has all of these tags. */
export function matchesTags(image: CatalogImage, tagFilters: readonly TagFilter[]): boolean {
  const imageTags = getTags(image);
  return tagFilters.every(({ key, values }) => {
    const value = Object.hasOwn(imageTags, key) ? imageTags[key] : undefined;
    return value !== undefined && (values.length === 0 || values.includes(value));
  });
}

/** The tags that a request to Alibaba Cloud asks for by Tag.N.Key and Tag.N.Value. */
export function readAlicloudTagFilters(parameters: RequestParameters): readonly TagFilter[] {
  return indexedGroups(parameters, 'Tag').map((tag) => {
    const value = tag.get('Value');
    return { key: tag.get('Key') ?? '', values: value === undefined ? [] : [value] };
  });
}

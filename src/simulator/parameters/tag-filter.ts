import type { CatalogImage } from '../catalog/catalog-image';
import { getTags } from '../catalog/image-fields';

/** A tag that images must have; without values, any value matches. */
export interface TagFilter {
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether an image matches all tag filters. */
export function matchesTags(image: CatalogImage, tagFilters: readonly TagFilter[]): boolean {
  const imageTags = getTags(image);
  return tagFilters.every(({ key, values }) => {
    const value = Object.hasOwn(imageTags, key) ? imageTags[key] : undefined;
    return value !== undefined && (values.length === 0 || values.includes(value));
  });
}

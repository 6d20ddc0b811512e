import type { CatalogImage } from '../catalog/catalog-image';
import type { RequestParameters } from '../operation';
import { parameterValue } from './read-parameters';

/** The images that match a parameter, if a request has it. */
export interface ParameterFilter {
  readonly name: string;
  matches(image: CatalogImage, value: string): boolean;
}

/** The images that match every given parameter, in catalog order. */
export function applyFilters(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
  filters: readonly ParameterFilter[],
): readonly CatalogImage[] {
  const predicates = filters.flatMap(({ name, matches }) => {
    const value = parameterValue(parameters, name);
    return value === undefined ? [] : [(image: CatalogImage) => matches(image, value)];
  });
  return images.filter((image) => predicates.every((matches) => matches(image)));
}

/** Matches images with exactly this value. */
export function equalFilter(
  name: string,
  readValue: (image: CatalogImage) => string | undefined,
): ParameterFilter {
  return { name, matches: (image, value) => readValue(image) === value };
}

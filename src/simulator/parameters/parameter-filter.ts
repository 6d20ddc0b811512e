import { type CatalogImage, getString, getTags } from '../catalog/catalog-image';
import type { RequestParameters } from '../operation';
import { parameterValue } from './read-parameters';

/** By parameter, whether an image matches its value. */
export type ParameterFilters = Readonly<
  Record<string, (image: CatalogImage, value: string) => boolean>
>;

/** The images that match every parameter of a request, in catalog order. */
export function applyFilters(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
  filters: ParameterFilters,
): readonly CatalogImage[] {
  const predicates = Object.entries(filters).flatMap(([name, matches]) => {
    const value = parameterValue(parameters, name);
    return value === undefined ? [] : [(image: CatalogImage) => matches(image, value)];
  });
  return images.filter((image) => predicates.every((matches) => matches(image)));
}

/** Matches images with exactly this value in a field, or in what a function reads. */
export function equal(field: string | ((image: CatalogImage) => string | undefined)) {
  const read = typeof field === 'string' ? (image: CatalogImage) => getString(image, field) : field;
  return (image: CatalogImage, value: string) => read(image) === value;
}

/** Matches images with this text in a field. */
export function contain(field: string) {
  return (image: CatalogImage, text: string) => getString(image, field)?.includes(text) ?? false;
}

/** A tag that images must have; without values, any value matches. */
export interface TagFilter {
  readonly key: string;
  readonly values: readonly string[];
}

export function matchesTags(image: CatalogImage, tagFilters: readonly TagFilter[]): boolean {
  const imageTags = getTags(image);
  return tagFilters.every(({ key, values }) => {
    const value = Object.hasOwn(imageTags, key) ? imageTags[key] : undefined;
    return value !== undefined && (values.length === 0 || values.includes(value));
  });
}

/** Matches arm64 images if an instance type is ARM by its name, and the others otherwise. */
export function supportInstanceType(armTypes: RegExp) {
  return (image: CatalogImage, instanceType: string) =>
    (getString(image, 'architecture') === 'arm64') === armTypes.test(instanceType);
}

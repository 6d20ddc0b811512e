import { type CatalogImage, getString, getTags } from '../catalog/catalog-image';
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

/** Whether a text has the form of an instance type, such as ecs.g7.large. */
export function isInstanceType(text: string): boolean {
  return /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/.test(text);
}

/** An assumption: families with an r or y after their generation are ARM and support only arm64. */
export function supportsInstanceType(image: CatalogImage, instanceType: string): boolean {
  const isArm = /^ecs\.[a-z]+\d+[ry]/.test(instanceType);
  return (getString(image, 'architecture') === 'arm64') === isArm;
}

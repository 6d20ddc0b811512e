import type { CatalogImage } from './catalog';
import { given } from './parameter';
import type { RequestParameters } from './service';

/** What a parameter, when there, keeps of the list. */
export interface Filter {
  readonly name: string;
  keeps(image: CatalogImage, value: string): boolean;
}

/** The images that every given parameter keeps, in the order of the catalogue. */
export function narrow(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
  filters: readonly Filter[],
): readonly CatalogImage[] {
  const asked = filters.flatMap(({ name, keeps }) => {
    const value = given(parameters, name);
    return value === undefined ? [] : [(image: CatalogImage) => keeps(image, value)];
  });
  return images.filter((image) => asked.every((keeps) => keeps(image)));
}

/** Keeps images whose word is the asked one. */
export function same(name: string, wordOf: (image: CatalogImage) => string | undefined): Filter {
  return { name, keeps: (image, value) => wordOf(image) === value };
}

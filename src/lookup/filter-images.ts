import type { Image } from '../image/image';
import type { Text } from '../text';
import type { ClientFilter } from './client-filter';
import { forEachInSlices } from './slices';

/** One filter and the number of images that passed it. */
export interface Step<TextType extends Text = string> {
  /** The argument that sets the filter. */
  readonly argument: string;
  /** The label of the filter. */
  readonly condition: TextType;
  readonly kept: number;
}

/** An image that fails exactly one filter. */
export interface Miss {
  readonly image: Image;
  readonly failedFilter: ClientFilter;
}

/** The matches, and the steps that led to them. */
export interface Filtered {
  readonly matches: readonly Image[];
  readonly steps: readonly Step<Text>[];
}

/** Applies the filters in one pass; the matches keep their order. Where an image does not report a fact, the API filters decide. */
export async function filterImages(
  images: readonly Image[],
  filters: readonly ClientFilter[],
  isApiFiltered: boolean,
  signal?: AbortSignal,
): Promise<Filtered> {
  const matches: Image[] = [];
  const dropped = filters.map(() => 0);
  const evaluateImage = (image: Image) => {
    const first = firstFailure(image, filters, isApiFiltered);
    if (first === filters.length) {
      matches.push(image);
    } else {
      dropped[first] = (dropped[first] ?? 0) + 1;
    }
  };
  await forEachInSlices(images, evaluateImage, signal);
  let kept = images.length;
  const steps = filters.map(({ argument, label }, index) => {
    kept -= dropped[index] ?? 0;
    return { argument, condition: label, kept };
  });
  return { matches, steps };
}

/** Returns the images that fail exactly one filter, in order; a separate pass, since most lookups need none of them. */
export async function findNearMisses(
  images: readonly Image[],
  filters: readonly ClientFilter[],
  isApiFiltered: boolean,
  signal?: AbortSignal,
): Promise<readonly Miss[]> {
  const misses: Miss[] = [];
  const collectMiss = (image: Image) => {
    const first = firstFailure(image, filters, isApiFiltered);
    const failedFilter = filters[first];
    if (failedFilter && firstFailure(image, filters, isApiFiltered, first + 1) === filters.length) {
      misses.push({ image, failedFilter });
    }
  };
  await forEachInSlices(images, collectMiss, signal);
  return misses;
}

function firstFailure(
  image: Image,
  filters: readonly ClientFilter[],
  isApiFiltered: boolean,
  from = 0,
): number {
  for (let index = from; index < filters.length; index++) {
    if (!(filters[index]?.accepts(image) ?? isApiFiltered)) {
      return index;
    }
  }
  return filters.length;
}

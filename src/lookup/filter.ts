import type { Image } from '../image/image';
import type { Condition } from './condition';

/** One condition and how many images were still there after it. */
export interface Step {
  /** The argument that sets the condition. */
  readonly argument: string;
  /** The condition in words. */
  readonly condition: string;
  readonly kept: number;
}

/** An image that all conditions but one let through. */
export interface Miss {
  readonly image: Image;
  readonly failed: Condition;
}

/** What the conditions left. */
export interface Filtered {
  readonly matches: readonly Image[];
  readonly steps: readonly Step[];
}

/** Holds every image against the conditions, in one pass; what is left keeps its order. */
export function filterImages(images: readonly Image[], conditions: readonly Condition[]): Filtered {
  const matches: Image[] = [];
  const dropped = conditions.map(() => 0);
  for (const image of images) {
    const first = firstFailure(image, conditions, 0);
    const failed = conditions[first];
    if (!failed) {
      matches.push(image);
      continue;
    }
    dropped[first] = (dropped[first] ?? 0) + 1;
  }
  let kept = images.length;
  const steps = conditions.map(({ argument, says }, index) => {
    kept -= dropped[index] ?? 0;
    return { argument, condition: says, kept };
  });
  return { matches, steps };
}

/** The images that fail one condition alone, in their order; a second pass, since most look-ups need none of them. */
export function findMisses(
  images: readonly Image[],
  conditions: readonly Condition[],
): readonly Miss[] {
  return images.flatMap((image) => {
    const first = firstFailure(image, conditions, 0);
    const failed = conditions[first];
    return failed && firstFailure(image, conditions, first + 1) === conditions.length
      ? [{ image, failed }]
      : [];
  });
}

function firstFailure(image: Image, conditions: readonly Condition[], from: number): number {
  for (let index = from; index < conditions.length; index++) {
    if (!conditions[index]?.keep(image)) {
      return index;
    }
  }
  return conditions.length;
}

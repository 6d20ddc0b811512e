import { hasVersionPrefix } from '../image/version';
import type { Miss } from './filter';
import type { Query } from './query';

/**
 * The version that was meant if it was written without quotes: 12.10 is read as the number 12.1.
 * Undefined unless an image has it and fails no other condition.
 */
export function lostVersion(
  { platformVersion: asked }: Pick<Query, 'platformVersion'>,
  misses: readonly Miss[],
): string | undefined {
  if (asked === undefined || !mayHaveLostZero(asked)) {
    return undefined;
  }
  const meant = `${asked}0`;
  const isListed = misses.some(
    ({ image: { platformVersion = '' }, failed }) =>
      failed.argument === 'platformVersion' && hasVersionPrefix(platformVersion, meant),
  );
  return isListed ? meant : undefined;
}

/** Whether a version is written as a number with a fraction. */
export function mayHaveLostZero(version: string): boolean {
  return /^\d+\.\d+$/.test(version);
}

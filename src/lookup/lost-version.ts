import type { Image } from '../image/image';
import { hasVersionPrefix } from '../image/version';
import type { Miss } from './filter';
import type { Query } from './query';

type VersionQuery = Pick<Query, 'platformVersion'>;

/**
 * The version that was meant if it was written without quotes: 12.10 is read as the number 12.1.
 * Undefined unless an image has it and fails no other condition.
 */
export function lostVersion(query: VersionQuery, misses: readonly Miss[]): string | undefined {
  const isListed = misses.some(
    ({ image, failed }) => failed.argument === 'platformVersion' && hasMeantVersion(query, image),
  );
  return isListed ? `${query.platformVersion}0` : undefined;
}

/** Whether an image has the version that was meant if it was written without quotes. */
export function hasMeantVersion(
  { platformVersion: asked }: VersionQuery,
  { platformVersion = '' }: Image,
): boolean {
  return (
    asked !== undefined && mayHaveLostZero(asked) && hasVersionPrefix(platformVersion, `${asked}0`)
  );
}

/** Whether a version is written as a number with a fraction. */
export function mayHaveLostZero(version: string): boolean {
  return /^\d+\.\d+$/.test(version);
}

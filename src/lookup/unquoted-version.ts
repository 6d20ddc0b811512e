import type { Image } from '../image/image';
import { hasVersionPrefix } from '../image/version';
import type { Query } from '../query/query';
import type { Miss } from './filter-images';

type VersionQuery = Pick<Query, 'platformVersion'>;

/**
 * The version that was intended if quotes are missing: 12.10 is parsed as the number 12.1.
 * Undefined unless an image has it and passes all other filters.
 */
export function intendedVersion(query: VersionQuery, misses: readonly Miss[]): string | undefined {
  const isListed = misses.some(
    ({ image, failedFilter }) =>
      failedFilter.argument === 'platformVersion' && hasIntendedVersion(query, image),
  );
  return isListed ? `${query.platformVersion}0` : undefined;
}

/** Whether an image has the version that was intended if quotes are missing, which applies only to decimal numbers. */
export function hasIntendedVersion(
  { platformVersion: wanted }: VersionQuery,
  { platformVersion = '' }: Image,
): boolean {
  return (
    wanted !== undefined &&
    /^\d+\.\d+$/.test(wanted) &&
    hasVersionPrefix(platformVersion, `${wanted}0`)
  );
}

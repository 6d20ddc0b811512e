import { argument, text } from '../../text';
import type { Miss } from '../filter-images';
import { type Hint, summarizeCounts, type ValueCount } from './hint';

/** Images that only fail because they are variants, where a plain image was wanted. */
export const onlyVariants: Hint = ({ query: { variant, nameRegex }, misses }) => {
  const isPlainWanted = variant === undefined || variant.toLowerCase() === 'plain';
  const variants = isPlainWanted ? countVariants(misses) : [];
  if (variants.length === 0) {
    return [];
  }
  const advice =
    nameRegex !== undefined && variant === undefined
      ? text`All images that match ${argument('nameRegex')} are variants, but a plain image is assumed: set ${argument('variant')} to any, so that the name decides.`
      : text`Set ${argument('variant')} to a word of the variant that you want, or to any.`;
  return [text`only variants match: ${summarizeCounts(variants)}. ${advice}`];
};

/** The variants of images that fail only the variant filter, the most frequent first. */
function countVariants(misses: readonly Miss[]): readonly ValueCount[] {
  const counts = new Map<string, number>();
  for (const { image, failedFilter } of misses) {
    if (failedFilter.argument === 'variant' && image.variant !== undefined) {
      counts.set(image.variant, (counts.get(image.variant) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1));
}

import { argument, text } from '../../text';
import type { Miss } from '../filter-images';
import { countValues, type Hint, summarizeCounts } from './hint';

/** Images that only fail because they are variants, where a plain image was wanted. */
export const onlyVariants: Hint = ({ query: { variant, nameRegex }, misses }) => {
  const isPlainWanted = variant === undefined || variant.toLowerCase() === 'plain';
  const variants = countValues(isPlainWanted ? missedVariants(misses) : []);
  if (variants.length === 0) {
    return [];
  }
  const advice =
    nameRegex !== undefined && variant === undefined
      ? text`All images that match ${argument('nameRegex')} are variants, but a plain image is assumed: set ${argument('variant')} to any, so that the name decides.`
      : text`Set ${argument('variant')} to a word of the variant that you want, or to any.`;
  return [text`only variants match: ${summarizeCounts(variants)}. ${advice}`];
};

/** The variants of images that fail only the variant filter. */
function missedVariants(misses: readonly Miss[]): readonly string[] {
  return misses.flatMap(({ image: { variant }, failedFilter }) =>
    failedFilter.argument === 'variant' && variant !== undefined ? [variant] : [],
  );
}

import type { Miss } from '../filter';
import { type Hint, NAMED } from './hint';

/** Images that would match if they were plain, where a plain one was wanted: all that is left are variants. */
export const onlyVariants: Hint = ({ query: { variant, nameRegex }, misses }) => {
  const isPlainWanted = variant === undefined || variant.toLowerCase() === 'plain';
  const variants = isPlainWanted ? countVariants(misses) : [];
  if (variants.length === 0) {
    return [];
  }
  const named = variants.slice(0, NAMED).map(([name, images]) => `${name} (${images})`);
  const others = variants.length > NAMED ? ` and ${variants.length - NAMED} more` : '';
  const way =
    nameRegex !== undefined && variant === undefined
      ? 'All images that match `nameRegex` are variants, while a plain one is assumed: set `variant` to any, and the name decides.'
      : 'Set `variant` to a word of the one that you want, or to any.';
  return [`only variants match: ${named.join(', ')}${others}. ${way}`];
};

/** The variants that only their not being plain kept out, the most frequent first. */
function countVariants(misses: readonly Miss[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { image, failed } of misses) {
    if (failed.argument === 'variant' && image.variant !== undefined) {
      counts.set(image.variant, (counts.get(image.variant) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1));
}

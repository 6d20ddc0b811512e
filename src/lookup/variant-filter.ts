import type { Image } from '../image/image';
import { toExcerpt } from '../query/excerpt';
import { PLAIN, type VariantFilter } from '../query/variant';
import { field, type Text, text } from '../text';

/** The filter of a variant. An assumed one applies to the vendor's own images alone. */
export function createVariantFilter({ wanted, isAssumed }: VariantFilter): {
  readonly label: Text;
  accepts(image: Image): boolean;
} {
  if (wanted !== PLAIN) {
    const words = toVariantWords(wanted);
    return {
      label: text`${field('variant')} = ${toExcerpt(wanted)}`,
      accepts: ({ variant = '' }) => isSubset(words, toVariantWords(variant)),
    };
  }
  return {
    label: text`${field('variant')} = plain${isAssumed ? ' (assumed)' : ''}`,
    accepts: ({ variant, ownerAlias }) =>
      variant === undefined || (isAssumed && ownerAlias !== 'system'),
  };
}

function isSubset(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.includes(word));
}

function toVariantWords(variant: string): readonly string[] {
  return variant.split(/[\s_-]+/).filter(Boolean);
}

import type { Image } from '../image/image';
import { toExcerpt } from '../query/excerpt';
import { PLAIN, type VariantFilter } from '../query/variant';

/** The condition that a variant sets. What is assumed holds for the vendor's own images alone. */
export function createVariantFilter({ wanted, isAssumed }: VariantFilter): {
  readonly label: string;
  accepts(image: Image): boolean;
} {
  if (wanted !== PLAIN) {
    const words = toVariantWords(wanted);
    return {
      label: `variant = ${toExcerpt(wanted)}`,
      accepts: ({ variant = '' }) => isSubset(words, toVariantWords(variant)),
    };
  }
  return {
    label: isAssumed ? 'variant = plain (assumed)' : 'variant = plain',
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

import type { Image } from '../image/image';
import { toExcerpt } from '../query/excerpt';
import { PLAIN, type VariantFilter } from '../query/variant';
import { field, type Text, text } from '../text';

/** Creates the filter of a variant. An assumed variant applies only to the vendor's own images. */
export function createVariantFilter({ wanted, isAssumed }: VariantFilter): {
  readonly label: Text;
  accepts(image: Image): boolean;
} {
  if (wanted !== PLAIN) {
    const wantedParts = splitVariant(wanted);
    return {
      label: text`${field('variant')} = ${toExcerpt(wanted)}`,
      accepts: ({ variant = '' }) => isSubset(wantedParts, splitVariant(variant)),
    };
  }
  return {
    label: text`${field('variant')} = plain${isAssumed ? ' (assumed)' : ''}`,
    accepts: ({ variant, ownerAlias }) =>
      variant === undefined || (isAssumed && ownerAlias !== 'system'),
  };
}

function isSubset(parts: readonly string[], others: readonly string[]): boolean {
  return parts.every((part) => others.includes(part));
}

function splitVariant(variant: string): readonly string[] {
  return variant.split(/[\s_-]+/).filter(Boolean);
}

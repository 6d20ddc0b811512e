import { isAccountId } from '../image/account-id';
import type { Image } from '../image/image';
import { toExcerpt } from './excerpt';
import type { ParsedQuery } from './query';

/** Which variants of a distribution are wanted. */
export interface VariantFilter {
  /** `plain`, or words that a variant must contain. */
  readonly wanted: string;
  /** Whether nobody asked for it. */
  readonly isAssumed: boolean;
}

const PLAIN = 'plain';
const ANY = 'any';

/** Arguments that name the image, so that nothing is assumed about it. */
const IDENTIFYING_ARGUMENTS = ['ids', 'name', 'family'];

/** The variants that a query wants; undefined when all will do. One image of the vendor's is plain unless the query says otherwise. */
export function wantedVariant({ source, query, kind }: ParsedQuery): VariantFilter | undefined {
  if (query.variant !== undefined) {
    const wanted = query.variant.trim().toLowerCase();
    return wanted === ANY ? undefined : { wanted, isAssumed: false };
  }
  const isAssumed =
    kind === 'find' &&
    source.reportedFields.includes('variant') &&
    (query.owners?.some(mayBeVendor) ?? true) &&
    IDENTIFYING_ARGUMENTS.every((argument) => query[argument] === undefined);
  return isAssumed ? { wanted: PLAIN, isAssumed } : undefined;
}

/** The vendor's images may be asked for by its account id, too. */
function mayBeVendor(owner: string): boolean {
  return owner === 'system' || isAccountId(owner);
}

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

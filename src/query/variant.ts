import { isAccountId } from '../image/account-id';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** Which variants of a distribution are wanted. */
export interface VariantFilter {
  /** `plain`, or words that a variant must contain. */
  readonly wanted: string;
  /** Whether nobody asked for it. */
  readonly isAssumed: boolean;
}

/** The variant of images that are the plain distribution. */
export const PLAIN = 'plain';
const ANY = 'any';

/** Arguments that name the image, so that nothing is assumed about it. */
const IDENTIFYING_ARGUMENTS = ['ids', 'name', 'family'];

/** The variants that a query wants; undefined when all will do. One image of the vendor's is plain unless the query says otherwise. */
export function wantedVariant(
  query: Query,
  source: SourceCapabilities,
  kind: LookupKind,
): VariantFilter | undefined {
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

import { isAccountId } from '../image/account-id';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** The wanted variants of a distribution. */
export interface VariantFilter {
  /** `plain`, or text that a variant must contain. */
  readonly wanted: string;
  /** Whether the variant is a default. */
  readonly isAssumed: boolean;
}

/** The variant of a distribution's standard images. */
export const PLAIN = 'plain';
const ANY = 'any';

/** Arguments that identify an image, for which no variant is assumed. */
const IDENTIFYING_ARGUMENTS = ['ids', 'name', 'family'];

/** The wanted variants of a query; undefined for any. A find among the vendor's images defaults to plain. */
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

/** Whether an owner may be the vendor, which an account id can also name. */
function mayBeVendor(owner: string): boolean {
  return owner === 'system' || isAccountId(owner);
}

import { isAccountId, type Status } from '../image/enums';
import { type CommonFilters, IDENTIFYING_ARGUMENTS, type LookupKind, type Query } from './query';
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

/** The filters with their defaults: `status` is the list of wanted statuses, absent for any. */
export type EffectiveFilters = Omit<CommonFilters, 'status' | 'variant'> & {
  readonly status?: readonly Status[];
  readonly variant?: VariantFilter;
};

/** Returns the filters of a query with the defaults of its source and the kind of lookup. */
export function effectiveFiltersOf(
  query: Query,
  source: SourceCapabilities,
  kind: LookupKind,
): EffectiveFilters & Readonly<Record<string, unknown>> {
  const { status: _, variant: __, ...others } = query;
  const statuses = source.reportedFields.includes('status') ? wantedStatuses(query) : undefined;
  const variant = wantedVariant(query, source, kind);
  return { ...others, ...(statuses && { status: statuses }), ...(variant && { variant }) };
}

function wantedStatuses({
  status = 'available',
  includeDeprecated = false,
}: Query): readonly Status[] | undefined {
  if (status === 'any') {
    return undefined;
  }
  return includeDeprecated && status !== 'deprecated' ? [status, 'deprecated'] : [status];
}

/** The wanted variants of a query; undefined for any. A find among the vendor's images defaults to plain. */
function wantedVariant(
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

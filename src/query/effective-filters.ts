import type { Status } from '../image/enums';
import type { CommonFilters, LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';
import { type VariantFilter, wantedVariant } from './variant';

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

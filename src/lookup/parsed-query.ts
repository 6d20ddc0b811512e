import type { LookupKind, Query } from '../query/query';
import type { Source } from '../sources/source';

/** A checked query, which nothing changes from here on, and the source that answers it. */
export interface ParsedQuery {
  readonly source: Source;
  readonly query: Query;
  readonly kind: LookupKind;
}

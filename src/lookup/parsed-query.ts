import type { LookupKind, Query } from '../query/query';
import type { Source } from '../sources/source';

/** A valid, frozen query and its source. */
export interface ParsedQuery {
  readonly source: Source;
  readonly query: Query;
  readonly kind: LookupKind;
}

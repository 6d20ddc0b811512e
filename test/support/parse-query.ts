import { completeQuery, readQuery } from '../../src/client/parse-query';
import type { ParsedQuery } from '../../src/lookup/parsed-query';
import type { LookupKind } from '../../src/query/query';

/** A query as a client parses it before the lookup. */
export function parseQuery(input: unknown, kind: LookupKind, defaultRegion?: string): ParsedQuery {
  return completeQuery(readQuery(input, kind), defaultRegion);
}

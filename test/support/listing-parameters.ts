import type { Query } from '../../src/query/query';
import type { Source } from '../../src/sources/source';

/** The parameters of each list that a source reads for these owners. */
export function listingParameters(source: Source, query: Partial<Query>, useApiFilters = true) {
  return source
    .listings({ source: source.id, ...query }, useApiFilters)
    .map(({ parameters }) => parameters);
}

import type { Query } from '../../src/lookup/query';
import type { Source } from '../../src/sources/source';

/** The parameters of each list that a source reads for these owners. */
export function listsOf(source: Source, query: Partial<Query>, narrow = true) {
  return source
    .listings({ source: source.id, ...query }, narrow)
    .map(({ parameters }) => parameters);
}

import { flattenParameters } from '../../src/clouds/parameters';
import { planListings } from '../../src/lookup/plan-listings';
import type { Query } from '../../src/query/query';
import type { Listing, Source } from '../../src/sources/source';
import { queryAll } from './describe-sources';
import { parseQuery } from './parse-query';

/** The parameters of each list that a source reads for these owners. */
export function listingParameters(source: Source, query: Partial<Query>, useApiFilters = true) {
  return source
    .listings({ source: source.id, ...query }, useApiFilters)
    .map(({ parameters }) => parameters);
}

/** The lists that together hold every image of a source, with the flat parameters of their first page. */
export function everyListing(source: Source): readonly {
  readonly parameters: Readonly<Record<string, string>>;
  readonly implies?: Listing['implies'];
}[] {
  const query = queryAll(source, {
    owners: source.owners,
    ...(source.listsThirdPartyImages && { allowUnverifiedOwner: true }),
    ...source.listHiddenOptions,
  });
  return planListings(parseQuery(query, 'list')).unfiltered.listings.map((listing) => ({
    ...listing,
    parameters: {
      ...flattenParameters(listing.parameters),
      ...(source.regionParameter && { [source.regionParameter]: 'cn-hangzhou' }),
      [source.paging.sizeParameter]: String(source.paging.maxSize),
    },
  }));
}

import type * as z from 'zod';
import { hasClientFilter } from '../../src/lookup/client-filter';
import { planListings } from '../../src/lookup/plan-listings';
import type { ApiFilters, Source } from '../../src/sources/source';
import { describeSources } from '../support/describe-sources';
import { parseQuery } from '../support/parse-query';

const region = 'cn-test';

const apiFilters: ApiFilters<z.ZodObject<Readonly<Record<never, never>>>> = {
  ids: (ids) => ({ ImageIds: ids }),
  name: (name) => ({ Filters: [{ Name: 'image-name', Values: [name] }] }),
  platform: (platform) => ({ Filters: [{ Name: 'platform', Values: [platform] }] }),
};

/** A query of a made-up source: by default, its API takes no other filter with ids. */
function parseExclusive(
  query: Readonly<Record<string, unknown>>,
  exclusiveApiFilters: Source['exclusiveApiFilters'] = { ids: ['name', 'platform'] },
) {
  const parsed = parseQuery({ source: 'volcengine-ecs', region, ...query }, 'list');
  const source: Source = {
    ...parsed.source,
    apiFilters,
    ...(exclusiveApiFilters && { exclusiveApiFilters }),
    limits: { ids: 1 },
  };
  return { ...parsed, source };
}

const nameFilter = { Name: 'image-name', Values: ['web'] };
const platformFilter = { Name: 'platform', Values: ['debian'] };

test.each`
  query                                              | sent
  ${{ ids: ['a'], name: 'web', platform: 'debian' }} | ${[{ ImageIds: ['a'] }]}
  ${{ ids: ['a', 'b'], name: 'web' }}                | ${[{ ImageIds: ['a'] }, { ImageIds: ['b'] }]}
  ${{ name: 'web', platform: 'debian' }}             | ${[{ Filters: [nameFilter, platformFilter] }]}
`('$query is sent as $sent', ({ query, sent }) => {
  const { listings } = planListings(parseExclusive(query)).filtered;

  expect(listings.map(({ parameters }) => parameters)).toEqual(sent);
});

test('of two filters that exclude each other, the first is sent', () => {
  const exclusive = { name: ['platform'], platform: ['name'] } as const;

  const plan = planListings(parseExclusive({ name: 'web', platform: 'debian' }, exclusive));

  expect(plan.filtered.listings.map(({ parameters }) => parameters)).toEqual([
    { Filters: [nameFilter] },
  ]);
});

test('an argument that is not sent together with ids is explained as a client filter', () => {
  const plan = planListings(parseExclusive({ ids: ['a'], name: 'web' }));

  expect(plan.clientFilters.map(({ argument }) => argument)).toEqual(['ids', 'status', 'name']);
  expect(plan.filtered.sentFilters).toEqual(['ids']);
});

describeSources((source) => {
  test('an argument that is not sent together with another has a client filter', () => {
    const exclusive = Object.values(source.exclusiveApiFilters ?? {}).flatMap(
      (names) => names ?? [],
    );

    expect(exclusive.filter((argument) => !hasClientFilter(argument, source))).toEqual([]);
  });
});

import { explainImage, findImage, listImages } from '../../src/lookup/lookup';
import type { Source } from '../../src/sources/source';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };
const images = [image('m-1', { architecture: 'x86_64', status: 'available' })];

test.each`
  lookUp          | query                                | planned
  ${findImage}    | ${{ ...ecs }}                        | ${[true]}
  ${listImages}   | ${{ ...ecs }}                        | ${[true]}
  ${listImages}   | ${{ ...ecs, architecture: 'arm64' }} | ${[true, false]}
  ${explainImage} | ${{ ...ecs, architecture: 'arm64' }} | ${[true, false]}
`(
  '$lookUp.name of $query plans each evaluation once, with API filters: $planned',
  async ({ lookUp, query, planned }) => {
    const parsed = parseQuery(query, 'list');
    const filtered: boolean[] = [];
    const listings: Source['listings'] = (asked, useApiFilters) => {
      filtered.push(useApiFilters);
      return parsed.source.listings(asked, useApiFilters);
    };

    await lookUp({ ...parsed, source: { ...parsed.source, listings } }, async () => images);

    expect(filtered).toEqual(planned);
  },
);

import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import type { Source } from '../../src/sources/source';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };
const images = [image('m-1', { architecture: 'x86_64', status: 'available' })];

test.each`
  lookUp             | query
  ${evaluateFind}    | ${ecs}
  ${evaluateList}    | ${{ ...ecs, architecture: 'arm64', owners: ['self'] }}
  ${evaluateExplain} | ${{ ...ecs, architecture: 'arm64', tags: { env: 'prod' } }}
`('$lookUp.name of $query plans its lists once', async ({ lookUp, query }) => {
  const parsed = parseQuery(query, 'list');
  const planned: boolean[] = [];
  const listings: Source['listings'] = (query, useApiFilters) => {
    planned.push(useApiFilters);
    return parsed.source.listings(query, useApiFilters);
  };

  await lookUp({ ...parsed, source: { ...parsed.source, listings } }, async () => images);

  expect(planned).toEqual([true, false]);
});

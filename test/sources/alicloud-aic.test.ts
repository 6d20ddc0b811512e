import { planListings } from '../../src/lookup/plan';
import { parseQuery } from '../../src/lookup/query';
import { alicloudAic } from '../../src/sources/alicloud-aic';

const { api, checks, narrowing } = alicloudAic;
const reply = alicloudAic.reply();

test('every region is served by one endpoint', () => {
  expect(api.endpoint('cn-hangzhou')).toBe('https://ens.aliyuncs.com');
});

const PUBLIC = { parameters: { ImageType: 'public' }, implies: { ownerAlias: 'system' } };
const PRIVATE = { parameters: { ImageType: 'private' }, implies: { ownerAlias: 'self' } };

test.each`
  owners                | narrow   | lists
  ${undefined}          | ${true}  | ${[PUBLIC, PRIVATE]}
  ${['system']}         | ${true}  | ${[PUBLIC]}
  ${['self']}           | ${true}  | ${[PRIVATE]}
  ${['self', 'system']} | ${true}  | ${[PUBLIC, PRIVATE]}
  ${['system']}         | ${false} | ${[PUBLIC, PRIVATE]}
`('owners $owners, narrowed $narrow, are in $lists', ({ owners, narrow, lists }) => {
  expect(alicloudAic.listings({ source: 'alicloud-aic', owners }, narrow)).toEqual(lists);
});

test.each`
  statuses                                                            | asked
  ${['available']}                                                    | ${{ Status: 'available' }}
  ${['creating']}                                                     | ${{ Status: 'verifying' }}
  ${['unavailable']}                                                  | ${{ Status: 'disable' }}
  ${['failed']}                                                       | ${undefined}
  ${['available', 'deprecated']}                                      | ${undefined}
  ${['available', 'creating', 'unavailable', 'failed', 'deprecated']} | ${undefined}
`('statuses $statuses are asked for as $asked', ({ statuses, asked }) => {
  expect(narrowing.status?.(statuses)).toEqual(asked);
});

test.each`
  bound              | instant                       | asked
  ${'createdAfter'}  | ${'2026-03-01T20:00:00.000Z'} | ${{ MinDate: '2026-02-27' }}
  ${'createdBefore'} | ${'2026-02-27T20:00:00.000Z'} | ${{ MaxDate: '2026-03-01' }}
  ${'createdBefore'} | ${'9999-12-31T00:00:00.000Z'} | ${undefined}
  ${'createdAfter'}  | ${'0000-01-01T00:00:00.000Z'} | ${undefined}
`('$bound $instant is asked for as $asked', ({ bound, instant, asked }) => {
  const ask = bound === 'createdAfter' ? narrowing.createdAfter : narrowing.createdBefore;

  expect(ask?.(instant)).toEqual(asked);
});

test('an address is exact, whatever the API makes of it', () => {
  const image = { source: 'alicloud-aic', id: 'm-1', imageUrl: 'registry.example.com/aic:12-beta' };

  expect(checks.imageUrl?.(image, 'registry.example.com/aic:12-beta')).toBe(true);
  expect(checks.imageUrl?.(image, 'registry.example.com/aic:12')).toBe(false);
});

test('a search in descriptions is left to the API', () => {
  expect(narrowing.descriptionSearch?.('test')).toEqual({ Description: 'test' });
  expect(checks).not.toHaveProperty('descriptionSearch');
});

const numbering = { PageNumber: 1, PageSize: 1, TotalCount: 1 };

test.each([
  ['no list', { ...numbering }],
  ['no numbering', { Images: [] }],
  ['an image without an id', { ...numbering, Images: [{ User: 'a' }] }],
])('%s is no answer', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

test('each id is asked for by itself, since the API takes one', () => {
  const parsed = parseQuery({ source: 'alicloud-aic', owners: ['self'], ids: ['a', 'b'] }, 'list');

  const ids = planListings(parsed, true).listings.map(({ parameters }) => parameters.ImageId);

  expect(ids).toEqual(['a', 'b']);
});

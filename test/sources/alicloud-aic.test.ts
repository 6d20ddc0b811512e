import { evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { alicloudAic } from '../../src/sources/alicloud-aic';
import { describeWireFormat, NEUTRAL_IMAGE } from '../support/neutral-image';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

const { api, clientFilters, apiFilters } = alicloudAic;
const reply = alicloudAic.reply().pageSchema;

test.each`
  region              | network      | endpoint
  ${undefined}        | ${undefined} | ${'https://ens.aliyuncs.com'}
  ${'cn-shanghai'}    | ${'public'}  | ${'https://ens.aliyuncs.com'}
  ${'ap-southeast-1'} | ${'public'}  | ${'https://ens.ap-southeast-1.aliyuncs.com'}
  ${'ap-southeast-1'} | ${'vpc'}     | ${'https://ens-vpc.ap-southeast-1.aliyuncs.com'}
  ${'cn-zhangjiakou'} | ${'vpc'}     | ${'https://ens-vpc.cn-zhangjiakou.aliyuncs.com'}
  ${'cn-shanghai'}    | ${'vpc'}     | ${'https://ens.vpc-proxy.aliyuncs.com'}
  ${undefined}        | ${'vpc'}     | ${undefined}
`('$region is served by $endpoint in network $network', ({ region, network, endpoint }) => {
  expect(api.endpoint(region, network)).toBe(endpoint);
});

test('a region is optional, and images have it', async () => {
  const { read } = await simulatedReader(alicloudAic, [{ source: 'alicloud-aic', id: 'm-1' }]);
  const query = { source: 'alicloud-aic', region: 'ap-southeast-1', status: 'any' };

  const { images } = await evaluateList(parseQuery(query, 'list'), read);

  expect(images).toMatchObject([{ id: 'm-1', region: 'ap-southeast-1' }]);
});

test('find requires an owner, since others can share images', () => {
  const query = { source: 'alicloud-aic', mostRecent: true };

  expect(() => parseQuery(query, 'find')).toThrow(
    'requires `owners` or `ids` when one image is selected',
  );
  expect(() => parseQuery({ ...query, owners: ['self'], user: 'web' }, 'find')).not.toThrow();
});

const reportedFields = {
  source: 'alicloud-aic',
  ownerAlias: 'self',
  status: 'available',
  createdAt: '2026-01-01T00:00:00.000Z',
};

test('the option user excludes images that others have shared', async () => {
  const { read } = await simulatedReader(alicloudAic, [
    { ...reportedFields, id: 'm-mine', user: 'web' },
    { ...reportedFields, id: 'm-alien', user: 'eve' },
  ]);
  const query = { source: 'alicloud-aic', owners: ['self'], mostRecent: true };

  const { id, warnings } = await evaluateFind(parseQuery({ ...query, user: 'web' }, 'find'), read);
  const anybody = { ...query, allowUnverifiedOwner: true };
  const unsaid = await evaluateFind(parseQuery(anybody, 'find'), read);

  expect([id, warnings]).toEqual(['m-mine', []]);
  expect(unsaid.warnings).toEqual([
    {
      code: 'MixedCandidates',
      message: 'the images that match differ in user: eve, web; set `user` to choose',
    },
  ]);
});

const PUBLIC = { parameters: { ImageType: 'public' }, implies: { ownerAlias: 'system' } };
const PRIVATE = { parameters: { ImageType: 'private' }, implies: { ownerAlias: 'self' } };

test.each`
  owners                | filtered | lists
  ${undefined}          | ${true}  | ${[PUBLIC, PRIVATE]}
  ${['system']}         | ${true}  | ${[PUBLIC]}
  ${['self']}           | ${true}  | ${[PRIVATE]}
  ${['self', 'system']} | ${true}  | ${[PUBLIC, PRIVATE]}
  ${['system']}         | ${false} | ${[PUBLIC, PRIVATE]}
`('owners $owners with API filters $filtered need $lists', ({ owners, filtered, lists }) => {
  expect(alicloudAic.listings({ source: 'alicloud-aic', owners }, filtered)).toEqual(lists);
});

test.each`
  statuses                                                            | sent
  ${['available']}                                                    | ${{ Status: 'available' }}
  ${['creating']}                                                     | ${{ Status: 'verifying' }}
  ${['unavailable']}                                                  | ${{ Status: 'disable' }}
  ${['failed']}                                                       | ${undefined}
  ${['available', 'deprecated']}                                      | ${undefined}
  ${['available', 'creating', 'unavailable', 'failed', 'deprecated']} | ${undefined}
`('statuses $statuses are sent as $sent', ({ statuses, sent }) => {
  expect(apiFilters.status?.(statuses)).toEqual(sent);
});

test.each`
  bound              | instant                       | sent
  ${'createdAfter'}  | ${'2026-03-01T20:00:00.000Z'} | ${{ MinDate: '2026-02-27' }}
  ${'createdBefore'} | ${'2026-02-27T20:00:00.000Z'} | ${{ MaxDate: '2026-03-01' }}
  ${'createdBefore'} | ${'9999-12-31T00:00:00.000Z'} | ${undefined}
  ${'createdAfter'}  | ${'0000-01-01T00:00:00.000Z'} | ${undefined}
`('$bound $instant is sent as $sent', ({ bound, instant, sent }) => {
  const reply = bound === 'createdAfter' ? apiFilters.createdAfter : apiFilters.createdBefore;

  expect(reply?.(instant)).toEqual(sent);
});

test('imageUrl is compared exactly by the client filter', () => {
  const image = { source: 'alicloud-aic', id: 'm-1', imageUrl: 'registry.example.com/aic:12-beta' };

  expect(clientFilters.imageUrl?.(image, 'registry.example.com/aic:12-beta')).toBe(true);
  expect(clientFilters.imageUrl?.(image, 'registry.example.com/aic:12')).toBe(false);
});

test('descriptionSearch has only an API filter', () => {
  expect(apiFilters.descriptionSearch?.('test')).toEqual({ Description: 'test' });
  expect(clientFilters).not.toHaveProperty('descriptionSearch');
});

const numbering = { PageNumber: 1, PageSize: 1, TotalCount: 1 };

test.each([
  ['no list', { ...numbering }],
  ['no numbering', { Images: [] }],
  ['an image without an id', { ...numbering, Images: [{ User: 'a' }] }],
])('%s is not a reply', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

describeWireFormat(alicloudAic, {
  written: [[{ createdAt: NEUTRAL_IMAGE.createdAt }, '"CreationTime":"2026-03-01 16:00:00"']],
  readBack: [
    {
      createdAt: NEUTRAL_IMAGE.createdAt,
      description: 'x',
      platformVersion: '14',
      status: 'unavailable',
      os: 'android',
      platform: 'android',
    },
    {
      createdAt: NEUTRAL_IMAGE.createdAt,
      description: 'x',
      platformVersion: '14',
      status: 'creating',
    },
  ],
});

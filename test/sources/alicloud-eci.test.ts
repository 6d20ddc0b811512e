import { alicloudEci } from '../../src/sources/alicloud-eci';
import { describeWireFormat, NEUTRAL_IMAGE, repliesWith } from '../support/neutral-image';

const { api, clientFilters, validateOptions, apiFilters, options } = alicloudEci;
const reply = alicloudEci.reply().pageSchema;

test('a region has its own endpoints', () => {
  expect(api.endpoint('cn-beijing')).toBe('https://eci.cn-beijing.aliyuncs.com');
  expect(api.endpoint('cn-beijing', 'vpc')).toBe('https://eci-vpc.cn-beijing.aliyuncs.com');
});

test("the only list has the account's own image caches", () => {
  const lists = alicloudEci.listings({ source: 'alicloud-eci' }, true);

  expect(lists).toEqual([{ parameters: {}, implies: { ownerAlias: 'self' } }]);
});

test.each`
  argument             | value           | sent
  ${'ids'}             | ${['imc-1']}    | ${{ ImageCacheId: 'imc-1' }}
  ${'name'}            | ${'web'}        | ${{ ImageCacheName: 'web' }}
  ${'tags'}            | ${{ env: 'a' }} | ${{ Tag: [{ Key: 'env', Value: 'a' }] }}
  ${'containerImage'}  | ${'nginx'}      | ${{ Image: 'nginx' }}
  ${'matchImages'}     | ${['nginx']}    | ${{ MatchImage: ['nginx'] }}
  ${'imageFullMatch'}  | ${false}        | ${{ ImageFullMatch: false }}
  ${'imageMatchCount'} | ${2}            | ${{ ImageMatchCountRequest: 2 }}
  ${'snapshotId'}      | ${'s-1'}        | ${{ SnapshotId: 's-1' }}
  ${'resourceGroupId'} | ${'rg-1'}       | ${{ ResourceGroupId: 'rg-1' }}
`('$argument $value is sent as $sent', ({ argument, value, sent }) => {
  expect(Object(apiFilters)[argument](value)).toEqual(sent);
});

test.each`
  input                                        | accepted
  ${{ matchImages: ['nginx'] }}                | ${true}
  ${{ matchImages: [] }}                       | ${false}
  ${{ matchImages: Array(100).fill('nginx') }} | ${true}
  ${{ matchImages: Array(101).fill('nginx') }} | ${false}
  ${{ imageMatchCount: 0 }}                    | ${false}
  ${{ imageMatchCount: 1.5 }}                  | ${false}
`('options $input are accepted: $accepted', ({ input, accepted }) => {
  expect(options.safeParse(input).success).toBe(accepted);
});

test.each`
  input                                            | path
  ${{}}                                            | ${undefined}
  ${{ matchImages: ['a'] }}                        | ${undefined}
  ${{ matchImages: ['a'], imageFullMatch: false }} | ${undefined}
  ${{ imageFullMatch: false }}                     | ${['imageFullMatch']}
  ${{ imageMatchCount: 3 }}                        | ${['imageMatchCount']}
`('the validation error of $input has the path $path', ({ input, path }) => {
  expect(validateOptions?.({ source: 'alicloud-eci', ...input })?.path).toEqual(path);
});

test.each`
  reported          | status
  ${'Ready'}        | ${'available'}
  ${'Preparing'}    | ${'creating'}
  ${'Creating'}     | ${'creating'}
  ${'Updating'}     | ${'creating'}
  ${'Failed'}       | ${'failed'}
  ${'UpdateFailed'} | ${'failed'}
  ${'Frozen'}       | ${'frozen'}
`('the status $reported is read as $status', ({ reported, status }) => {
  const { images } = reply.parse({ ImageCaches: [{ ImageCacheId: 'imc-1', Status: reported }] });

  expect(images[0]?.status).toBe(status);
});

test('snapshotId and resourceGroupId have client filters', () => {
  const cache = { source: 'alicloud-eci', id: 'imc-1', snapshotId: 's-1', resourceGroupId: 'rg-1' };

  expect(clientFilters.snapshotId?.(cache, 's-1')).toBe(true);
  expect(clientFilters.snapshotId?.(cache, 's-2')).toBe(false);
  expect(clientFilters.resourceGroupId?.(cache, 'rg-1')).toBe(true);
  expect(clientFilters.resourceGroupId?.(cache, 'rg-2')).toBe(false);
});

test.each([
  ['no list', { NextToken: 'a' }],
  ['a cache without an id', { ImageCaches: [{ Status: 'Ready' }] }],
  ['a token that is no text', { ImageCaches: [], NextToken: { a: 1 } }],
])('%s is not a reply', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

describeWireFormat(alicloudEci, {
  written: [
    [{ createdAt: NEUTRAL_IMAGE.createdAt }, '"CreationTime":"2026-03-01T08:00:00Z"'],
    [{ expiresAt: NEUTRAL_IMAGE.createdAt }, '"ExpireDateTime":"2026-03-01T08:00:00Z"'],
    [{ tags: { env: 'prod' } }, '"Tags":[{"Key":"env","Value":"prod"}]'],
    [{}, '"RegionId":"cn-hangzhou"'],
  ],
  readBack: [
    {
      createdAt: NEUTRAL_IMAGE.createdAt,
      name: 'web',
      os: 'linux',
      status: 'available',
      sizeGib: 20,
    },
    { createdAt: NEUTRAL_IMAGE.createdAt, name: 'web', status: 'failed', tags: { env: '' } },
    { createdAt: NEUTRAL_IMAGE.createdAt, name: 'web', expiresAt: '2027-01-01T00:00:00.000Z' },
  ],
});

test('the last page has no token', async () => {
  const [body = ''] = await repliesWith(alicloudEci, NEUTRAL_IMAGE);

  expect(Object.keys(JSON.parse(body))).toEqual(['RequestId', 'TotalCount', 'ImageCaches']);
});

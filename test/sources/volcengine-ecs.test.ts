import { evaluateList } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan-listings';
import { volcengineEcs } from '../../src/sources/volcengine-ecs';
import { listingParameters } from '../support/listing-parameters';
import { describeWireFormat, NEUTRAL_IMAGE, NEUTRAL_WINDOWS } from '../support/neutral-image';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

const { api, clientFilters, apiFilters } = volcengineEcs;
const reply = volcengineEcs.reply().pageSchema;

test.each`
  region                      | endpoint
  ${'cn-beijing'}             | ${'https://open.volcengineapi.com'}
  ${'ap-southeast-1'}         | ${'https://open.volcengineapi.com'}
  ${'ap-southeast-2'}         | ${'https://ecs.ap-southeast-2.volcengineapi.com'}
  ${'ap-southeast-3'}         | ${'https://ecs.ap-southeast-3.volcengineapi.com'}
  ${'cn-beijing-selfdrive'}   | ${'https://ecs.cn-beijing-selfdrive.volcengineapi.com'}
  ${'cn-beijing-autodriving'} | ${'https://ecs.cn-beijing-autodriving.volcengineapi.com'}
`('$region is served by $endpoint', ({ region, endpoint }) => {
  expect(api.endpoint(region)).toBe(endpoint);
});

const PUBLIC = { Visibility: 'public' };
const PRIVATE = { Visibility: 'private' };
const SHARED = { Visibility: 'shared' };

test.each`
  owners                          | filtered | lists
  ${undefined}                    | ${true}  | ${[{}]}
  ${['system']}                   | ${true}  | ${[PUBLIC]}
  ${['self']}                     | ${true}  | ${[PRIVATE]}
  ${['shared', 'self', 'system']} | ${true}  | ${[PUBLIC, PRIVATE, SHARED]}
  ${['system']}                   | ${false} | ${[{}]}
  ${['2100050000']}               | ${true}  | ${[{}]}
  ${['shared', '2100050000']}     | ${true}  | ${[{}]}
  ${['marketplace']}              | ${true}  | ${[{}]}
  ${['system', 'marketplace']}    | ${true}  | ${[{}]}
`('owners $owners with API filters $filtered need $lists', ({ owners, filtered, lists }) => {
  expect(listingParameters(volcengineEcs, { owners }, filtered)).toEqual(lists);
});

const ALL = ['available', 'creating', 'error'];

test.each`
  argument          | value                       | sent
  ${'ids'}          | ${['image-1', 'image-2']}   | ${{ ImageIds: ['image-1', 'image-2'] }}
  ${'name'}         | ${'veLinux 2.0 64位'}       | ${{ ImageName: 'veLinux 2.0 64位' }}
  ${'name'}         | ${'web*'}                   | ${undefined}
  ${'os'}           | ${'linux'}                  | ${{ OsType: 'Linux' }}
  ${'os'}           | ${'windows'}                | ${{ OsType: 'Windows' }}
  ${'os'}           | ${'android'}                | ${undefined}
  ${'platform'}     | ${'velinux'}                | ${{ Platform: 'veLinux' }}
  ${'platform'}     | ${'WINDOWS SERVER'}         | ${{ Platform: 'Windows Server' }}
  ${'platform'}     | ${'rocky linux'}            | ${undefined}
  ${'platform'}     | ${'constructor'}            | ${undefined}
  ${'status'}       | ${['available']}            | ${{ Status: ['available'] }}
  ${'status'}       | ${['failed', 'deprecated']} | ${{ Status: ['error'] }}
  ${'status'}       | ${['deprecated']}           | ${{ Status: ALL }}
  ${'cloudInit'}    | ${false}                    | ${{ IsSupportCloudInit: false }}
  ${'tags'}         | ${{ env: 'a' }}             | ${{ TagFilters: [{ Key: 'env', Values: ['a'] }] }}
  ${'tags'}         | ${{ env: '' }}              | ${{ TagFilters: [{ Key: 'env' }] }}
  ${'instanceType'} | ${'ecs.c1.xlarge'}          | ${{ InstanceTypeId: 'ecs.c1.xlarge' }}
  ${'projectName'}  | ${'default'}                | ${{ ProjectName: 'default' }}
`('$argument $value is sent as $sent', ({ argument, value, sent }) => {
  expect(Object(apiFilters)[argument](value)).toEqual(sent);
});

test('status any is sent as all statuses', () => {
  const all = ['available', 'creating', 'unavailable', 'failed', 'deprecated'] as const;

  expect(apiFilters.status?.(all)).toEqual({ Status: ALL });
});

test.each`
  isLts        | osName                   | maintained
  ${true}      | ${'veLinux 2.0 64 bit'}  | ${true}
  ${false}     | ${'veLinux 2.0 64 bit'}  | ${undefined}
  ${undefined} | ${'Ubuntu 22.04 64 bit'} | ${true}
  ${undefined} | ${'Ubuntu 23.10 64 bit'} | ${false}
`(
  '$osName with IsLTS $isLts has long-term support: $maintained',
  ({ isLts, osName, maintained }) => {
    const images = [{ ImageId: 'image-1', OsName: osName, IsLTS: isLts }];
    const [image] = reply.parse({ Result: { Images: images } }).images;

    expect(image?.longTermSupport).toBe(maintained);
  },
);

test('longTermSupport takes effect, by the field that the API names `IsLTS`', async () => {
  const answer = {
    Result: {
      Images: [
        { ImageId: 'image-lts', IsLTS: true },
        { ImageId: 'image-short', OsName: 'Ubuntu 23.10 64 bit' },
      ],
    },
  };
  const query = { source: 'volcengine-ecs', region: 'cn-beijing', status: 'any' };
  const list = (longTermSupport: boolean) =>
    evaluateList(parseQuery({ ...query, longTermSupport }, 'list'), async () => [
      ...reply.parse(answer).images.map((image) => ({ source: 'volcengine-ecs', ...image })),
    ]);

  expect((await list(true)).imageIds).toEqual(['image-lts']);
  expect((await list(false)).imageIds).toEqual(['image-short']);
});

test.each`
  option           | wanted             | facts                               | kept
  ${'productCode'} | ${'product-web'}   | ${{ productCode: 'product-web' }}   | ${true}
  ${'productCode'} | ${'product'}       | ${{ productCode: 'product-web' }}   | ${false}
  ${'productCode'} | ${'product-web'}   | ${{}}                               | ${false}
  ${'licenseType'} | ${'VolcanoEngine'} | ${{ licenseType: 'Volcanoengine' }} | ${true}
  ${'licenseType'} | ${'BYOL'}          | ${{ licenseType: 'VolcanoEngine' }} | ${false}
  ${'licenseType'} | ${'BYOL'}          | ${{}}                               | ${false}
`('of $option $wanted, an image with $facts is kept: $kept', ({ option, wanted, facts, kept }) => {
  const image = { source: 'volcengine-ecs', id: 'image-1', ...facts };

  expect(Object(clientFilters)[option](image, wanted)).toBe(kept);
});

test.each`
  visibility   | productCode    | ownerAlias
  ${'public'}  | ${'product-1'} | ${'marketplace'}
  ${'private'} | ${'product-1'} | ${'marketplace'}
  ${'shared'}  | ${'product-1'} | ${'marketplace'}
  ${'public'}  | ${''}          | ${'system'}
`('an image that is $visibility with the product code $productCode is $ownerAlias', (row) => {
  const image = { ImageId: 'image-1', Visibility: row.visibility, ProductCode: row.productCode };

  const { images } = reply.parse({ Result: { Images: [image] } });

  expect(images[0]?.ownerAlias).toBe(row.ownerAlias);
});

test('a marketplace image never has the owner system', async () => {
  const { read } = await simulatedReader(volcengineEcs, [
    { source: 'volcengine-ecs', id: 'image-market', name: 'web', ownerAlias: 'marketplace' },
    { source: 'volcengine-ecs', id: 'image-system', name: 'web', ownerAlias: 'system' },
  ]);
  const idsOf = async (query: object) => {
    const complete = { source: 'volcengine-ecs', region: 'cn-beijing', status: 'any', ...query };
    return (await evaluateList(parseQuery(complete, 'list'), read)).imageIds;
  };

  expect(await idsOf({ owners: ['system'] })).toEqual(['image-system']);
  expect(await idsOf({ owners: ['marketplace'], allowUnverifiedOwner: true })).toEqual([
    'image-market',
  ]);
});

test('owners marketplace alone is rejected', () => {
  const marketplace = { source: 'volcengine-ecs', region: 'cn-beijing', owners: ['marketplace'] };

  expect(() => parseQuery(marketplace, 'find')).toThrow(
    'owners "marketplace" does not identify an account',
  );
});

test('projectName is compared exactly', () => {
  const image = { source: 'volcengine-ecs', id: 'image-1', projectName: 'web' };

  expect(clientFilters.projectName?.(image, 'web')).toBe(true);
  expect(clientFilters.projectName?.(image, 'we')).toBe(false);
});

test.each([
  ['no result', { ResponseMetadata: {} }],
  ['a result without images', { Result: {} }],
  ['an image without an id', { Result: { Images: [{ ImageName: 'a' }] } }],
])('%s is not a reply', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

test('permissions may require a project, so every request contains it', () => {
  const query = { source: 'volcengine-ecs', region: 'cn-beijing', projectName: 'web' };
  const { unfiltered } = planListings(parseQuery(query, 'list'));

  expect(unfiltered.listings).toMatchObject([{ parameters: { ProjectName: 'web' } }]);
});

test.each`
  field           | reported      | neutral
  ${'Status'}     | ${'creating'} | ${{ status: 'creating' }}
  ${'Status'}     | ${'error'}    | ${{ status: 'failed' }}
  ${'Visibility'} | ${'public'}   | ${{ ownerAlias: 'system' }}
  ${'Visibility'} | ${'private'}  | ${{ ownerAlias: 'self' }}
  ${'Visibility'} | ${'shared'}   | ${{ ownerAlias: 'shared' }}
`('the $field $reported is read as $neutral', ({ field, reported, neutral }) => {
  const { images } = reply.parse({
    Result: { Images: [{ ImageId: 'image-1', [field]: reported }] },
  });

  expect(images).toMatchObject([neutral]);
});

test('there is no endpoint in private networks', () => {
  expect(api.endpoint('cn-beijing', 'vpc')).toBeUndefined();
});

describeWireFormat(volcengineEcs, {
  written: [
    [{ createdAt: NEUTRAL_IMAGE.createdAt }, '"CreatedAt":"2026-03-01T16:00:00+08:00"'],
    [{ tags: { env: 'prod' } }, '"Tags":[{"Key":"env","Value":"prod"}]'],
    [{ architecture: 'x86_64' }, '"Architecture":"amd64"'],
    [{}, '"NextToken":""'],
  ],
  readBack: [
    NEUTRAL_IMAGE,
    { ...NEUTRAL_IMAGE, ...NEUTRAL_WINDOWS, status: 'failed', ownerAlias: 'shared' },
    { ...NEUTRAL_IMAGE, platform: 'velinux', architecture: 'arm64', ownerAlias: 'system' },
    {
      ...NEUTRAL_IMAGE,
      platform: 'rocky',
      platformVersion: '9.5',
      variant: 'gpu-driver-570.86.15',
    },
    { ...NEUTRAL_IMAGE, ...NEUTRAL_WINDOWS, language: 'zh', variant: 'core' },
  ],
});

import { alicloudEcs } from '../../src/sources/alicloud-ecs';
import { listingParameters } from '../support/listing-parameters';
import { describeWireFormat, NEUTRAL_IMAGE, NEUTRAL_WINDOWS } from '../support/neutral-image';
import { parseQuery } from '../support/parse-query';

const { api, clientFilters, apiFilters } = alicloudEcs;
const reply = alicloudEcs.reply().pageSchema;

test.each`
  region                     | network     | endpoint
  ${'cn-beijing'}            | ${'public'} | ${'https://ecs.cn-beijing.aliyuncs.com'}
  ${'cn-hangzhou'}           | ${'public'} | ${'https://ecs-cn-hangzhou.aliyuncs.com'}
  ${'cn-shanghai-finance-1'} | ${'public'} | ${'https://ecs-cn-hangzhou.aliyuncs.com'}
  ${'cn-hangzhou-finance'}   | ${'public'} | ${'https://ecs.aliyuncs.com'}
  ${'cn-hangzhou'}           | ${'vpc'}    | ${'https://ecs-vpc.cn-hangzhou.aliyuncs.com'}
`('$region is served by $endpoint in network $network', ({ region, network, endpoint }) => {
  expect(api.endpoint(region, network)).toBe(endpoint);
});

const SYSTEM = { ImageOwnerAlias: 'system' };
const SELF = { ImageOwnerAlias: 'self' };
const SHARED = { ImageOwnerAlias: 'others' };
const MARKET = { ImageOwnerAlias: 'marketplace' };
const COMMUNITY = { ImageOwnerAlias: 'others', IsPublic: true };

test.each`
  owners                             | filtered | lists
  ${undefined}                       | ${true}  | ${[{}]}
  ${['system']}                      | ${true}  | ${[SYSTEM]}
  ${['system', 'self', 'shared']}    | ${true}  | ${[SYSTEM, SELF, SHARED]}
  ${['system']}                      | ${false} | ${[{}]}
  ${['12345']}                       | ${true}  | ${[{}]}
  ${['shared', '12345']}             | ${true}  | ${[{}]}
  ${['marketplace']}                 | ${true}  | ${[MARKET]}
  ${['marketplace']}                 | ${false} | ${[{}, MARKET]}
  ${['community', '12345']}          | ${true}  | ${[{}, { ...COMMUNITY, ImageOwnerId: '12345' }]}
  ${['community', '12345']}          | ${false} | ${[{}, { ...COMMUNITY, ImageOwnerId: '12345' }]}
  ${['community', '12345', '67890']} | ${true}  | ${[{}, COMMUNITY]}
`('owners $owners with API filters $filtered need $lists', ({ owners, filtered, lists }) => {
  expect(listingParameters(alicloudEcs, { owners }, filtered)).toEqual(lists);
});

test.each`
  name                    | sent
  ${'ubuntu_22_04.x64-1'} | ${{ ImageName: 'ubuntu_22_04.x64-1' }}
  ${'ubuntu*'}            | ${undefined}
  ${'50% off'}            | ${undefined}
`('the name $name is sent as $sent', ({ name, sent }) => {
  expect(apiFilters.name?.(name)).toEqual(sent);
});

test.each`
  statuses                                                            | sent
  ${['available']}                                                    | ${'Available'}
  ${['creating', 'deprecated']}                                       | ${'Creating,Waiting,Deprecated'}
  ${['available', 'creating', 'unavailable', 'failed', 'deprecated']} | ${'ALL'}
`('statuses $statuses are sent as $sent', ({ statuses, sent }) => {
  expect(apiFilters.status?.(statuses)).toEqual({ Status: sent });
});

test.each`
  bound              | instant                       | sent
  ${'createdAfter'}  | ${'2026-01-01T08:00:00.000Z'} | ${['CreationStartTime', '2026-01-01T07:59Z']}
  ${'createdAfter'}  | ${'2026-01-01T08:00:59.999Z'} | ${['CreationStartTime', '2026-01-01T07:59Z']}
  ${'createdBefore'} | ${'2026-01-01T08:00:00.000Z'} | ${['CreationEndTime', '2026-01-01T08:01Z']}
  ${'createdBefore'} | ${'2026-12-31T23:59:30.000Z'} | ${['CreationEndTime', '2027-01-01T00:00Z']}
  ${'createdBefore'} | ${'9999-12-31T23:59:59.000Z'} | ${undefined}
  ${'createdAfter'}  | ${'0000-01-01T00:00:00.000Z'} | ${undefined}
`('$bound $instant is sent as $sent', ({ bound, instant, sent }) => {
  const toParameters =
    bound === 'createdAfter' ? apiFilters.createdAfter : apiFilters.createdBefore;

  const filter = sent && { Filter: [{ Key: sent[0], Value: sent[1] }] };
  expect(toParameters?.(instant)).toEqual(filter);
});

test.each`
  argument         | value         | sent
  ${'ioOptimized'} | ${false}      | ${{ IsSupportIoOptimized: false }}
  ${'cloudInit'}   | ${false}      | ${{ IsSupportCloudinit: false }}
  ${'actionType'}  | ${'ChangeOS'} | ${{ ActionType: 'ChangeOS' }}
`('$argument $value is a filter, sent as $sent', ({ argument, value, sent }) => {
  const { query } = parseQuery(
    {
      source: 'alicloud-ecs',
      region: 'cn-hangzhou',
      instanceType: 'ecs.g7.large',
      [argument]: value,
    },
    'list',
  );

  expect(Object(apiFilters)[argument](Object(query)[argument])).toEqual(sent);
});

test('an image has the facts by which a configuration asserts its owner and its kind', () => {
  const image = {
    ...{ ImageId: 'm-1', ImageFamily: 'web', ImageOwnerId: 123, IsPublic: false },
    ...{ BootMode: 'UEFI', IsSupportCloudinit: true, ResourceGroupId: 'rg-1' },
    DetectionOptions: { Status: 'Finished' },
  };

  const { images } = reply.parse({ ...numbering, Images: { Image: [image] } });

  expect(images).toMatchObject([
    {
      ...{ family: 'web', ownerId: '123', isPublic: false, bootMode: 'uefi', cloudInit: true },
      ...{ resourceGroupId: 'rg-1', detectionOptions: expect.anything() },
    },
  ]);
});

test('os android is not sent', () => {
  expect(apiFilters.os?.('android')).toBeUndefined();
});

test.each`
  platform                 | osName                                      | read
  ${'Ubuntu'}              | ${'Ubuntu  22.04 64 bit'}                   | ${['ubuntu', '22.04']}
  ${'Ubuntu'}              | ${'Ubuntu 22.04 64-bit'}                    | ${['ubuntu', '22.04']}
  ${'CentOS'}              | ${'CentOS  7.9 64位'}                       | ${['centos', '7.9']}
  ${'CentOS'}              | ${'CentOS 6 32 bit'}                        | ${['centos', '6']}
  ${'Aliyun'}              | ${'Alibaba Cloud Linux  3.2104 LTS 64位'}   | ${['alinux', '3.2104']}
  ${'Windows Server 2022'} | ${'Windows Server  2022 Data Center 64bit'} | ${['windows-server', '2022']}
  ${'Windows Server 2012'} | ${'Windows Server 2012 R2 64位中文版'}      | ${['windows-server', '2012 R2']}
  ${'Others Linux'}        | ${'Other Linux 64-bit'}                     | ${['other-linux', undefined]}
  ${''}                    | ${''}                                       | ${[undefined, undefined]}
`('$platform, $osName is $read', ({ platform, osName, read }) => {
  const { images } = reply.parse({
    Images: { Image: [{ ImageId: 'm-1', Platform: platform, OSName: osName }] },
    PageNumber: 1,
    PageSize: 1,
    TotalCount: 1,
  });

  expect([images[0]?.platform, images[0]?.platformVersion]).toEqual(read);
});

test.each`
  alias       | family                       | id                                           | osName                | read
  ${'system'} | ${''}                        | ${'centos_7_9_x64_20G_alibase_20240628.vhd'} | ${''}                 | ${['centos', '7.9']}
  ${'system'} | ${'acs:rocky_linux_9_7_x64'} | ${'m-bp1example'}                            | ${''}                 | ${['rocky', '9.7']}
  ${'system'} | ${'acs:rocky_linux_9_7_x64'} | ${'m-bp1example'}                            | ${'Rocky Linux'}      | ${['rocky', '9.7']}
  ${'system'} | ${'acs:rocky_linux_9_7_x64'} | ${'m-bp1example'}                            | ${'Debian'}           | ${['debian', undefined]}
  ${'system'} | ${''}                        | ${'centos_7_05_64_20G_alibase_20181210.vhd'} | ${'CentOS  7.6 64位'} | ${['centos', '7.6']}
  ${'system'} | ${''}                        | ${'m-2'}                                     | ${''}                 | ${[undefined, undefined]}
  ${'self'}   | ${'ubuntu_22_04'}            | ${'m-bp1example'}                            | ${''}                 | ${[undefined, undefined]}
`(
  'of $alias, family $family, id $id and name $osName read $read',
  ({ alias, family, id, osName, read }) => {
    const image = { ImageId: id, ImageFamily: family, OSName: osName, ImageOwnerAlias: alias };
    const { images } = reply.parse({ ...numbering, Images: { Image: [image] } });

    expect([images[0]?.platform, images[0]?.platformVersion]).toEqual(read);
  },
);

const numbering = { PageNumber: 1, PageSize: 1, TotalCount: 1 };

test.each([
  ['no object', 'OK'],
  ['images announced, and no list', numbering],
  ['no numbering', { Images: { Image: [] } }],
  ['an image without an id', { ...numbering, Images: { Image: [{ ImageName: 'a' }] } }],
  ['an image with an empty id', { ...numbering, Images: { Image: [{ ImageId: '' }] } }],
])('%s is not a reply', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

test.each`
  reported          | status           | deprecated
  ${'Available'}    | ${'available'}   | ${false}
  ${'Creating'}     | ${'creating'}    | ${false}
  ${'Waiting'}      | ${'creating'}    | ${false}
  ${'UnAvailable'}  | ${'unavailable'} | ${false}
  ${'CreateFailed'} | ${'failed'}      | ${false}
  ${'Deprecated'}   | ${'deprecated'}  | ${true}
  ${'Archived'}     | ${'archived'}    | ${false}
`('the status $reported is read as $status', ({ reported, status, deprecated }) => {
  const answer = { ...numbering, Images: { Image: [{ ImageId: 'm-1', Status: reported }] } };

  expect(reply.parse(answer).images).toMatchObject([{ status, deprecated }]);
});

test('a tag without a value is an empty one', () => {
  const tagged = {
    ImageId: 'm-1',
    Tags: { Tag: [{ TagKey: 'a' }, { TagKey: 'b', TagValue: null }] },
  };

  const { images } = reply.parse({ ...numbering, Images: { Image: [tagged] } });

  expect(images[0]?.tags).toEqual({ a: '', b: '' });
});

test.each`
  names                                                               | version
  ${{ OSName: 'Ubuntu 20.04 64位', OSNameEn: 'Ubuntu 22.04 64 bit' }} | ${'22.04'}
  ${{ OSName: 'Ubuntu 20.04 64位' }}                                  | ${'20.04'}
`('of $names the version is $version', ({ names, version }) => {
  const { images } = reply.parse({
    PageNumber: 1,
    PageSize: 1,
    TotalCount: 1,
    Images: { Image: [{ ImageId: 'm-1', ...names }] },
  });

  expect(images[0]?.platformVersion).toBe(version);
});

const supports = (nvmeSupport: string) => ({ features: { nvmeSupport } });
const boots = (secureBootSupport: string) => ({ secureBootOptions: { secureBootSupport } });
const disks = (...ids: (string | undefined)[]) => ({
  diskDeviceMappings: ids.map((snapshotId) => ({ snapshotId })),
});

test.each`
  option           | wanted           | facts                            | kept
  ${'nvmeSupport'} | ${'supported'}   | ${supports('supported')}         | ${true}
  ${'nvmeSupport'} | ${'unsupported'} | ${supports('supported')}         | ${false}
  ${'nvmeSupport'} | ${'unsupported'} | ${supports('unsupported')}       | ${true}
  ${'nvmeSupport'} | ${'unsupported'} | ${{}}                            | ${false}
  ${'secureBoot'}  | ${true}          | ${boots('supported')}            | ${true}
  ${'secureBoot'}  | ${true}          | ${boots('true')}                 | ${true}
  ${'secureBoot'}  | ${true}          | ${boots('unsupported')}          | ${false}
  ${'secureBoot'}  | ${true}          | ${{}}                            | ${false}
  ${'secureBoot'}  | ${false}         | ${{}}                            | ${false}
  ${'secureBoot'}  | ${false}         | ${boots('unsupported')}          | ${true}
  ${'secureBoot'}  | ${false}         | ${boots('supported')}            | ${false}
  ${'productCode'} | ${'cmjj000001'}  | ${{ productCode: 'cmjj000001' }} | ${true}
  ${'productCode'} | ${'cmjj'}        | ${{ productCode: 'cmjj000001' }} | ${false}
  ${'productCode'} | ${'cmjj000001'}  | ${{}}                            | ${false}
  ${'licenseType'} | ${'byol'}        | ${{ licenseType: 'BYOL' }}       | ${true}
  ${'licenseType'} | ${'BYOL'}        | ${{ licenseType: 'Aliyun' }}     | ${false}
  ${'licenseType'} | ${'BYOL'}        | ${{}}                            | ${false}
  ${'snapshotId'}  | ${'s-1'}         | ${disks('s-1', undefined)}       | ${true}
  ${'snapshotId'}  | ${'s-1'}         | ${disks('s-2')}                  | ${false}
  ${'snapshotId'}  | ${'s-1'}         | ${disks(undefined)}              | ${undefined}
  ${'snapshotId'}  | ${'s-1'}         | ${disks()}                       | ${false}
`('of $option $wanted, an image with $facts is kept: $kept', ({ option, wanted, facts, kept }) => {
  const image = { source: 'alicloud-ecs', id: 'm-1', ...facts };

  expect(Object(clientFilters)[option](image, wanted)).toBe(kept);
});

describeWireFormat(alicloudEcs, {
  written: [
    [{ ownerId: '12345678901234567' }, '"ImageOwnerId":12345678901234567,'],
    [{ isSelfShared: true }, '"IsSelfShared":"True"'],
    [{ isSelfShared: false }, '"IsSelfShared":"False"'],
    [{ progress: 40 }, '"Progress":"40%"'],
    [{ sizeGib: 20 }, '"Size":20'],
    [
      { diskDeviceMappings: [{ device: '/dev/xvda', size: 20 }] },
      '"DiskDeviceMapping":[{"Device":"/dev/xvda","Size":"20"}]',
    ],
    [{ tags: { env: '' } }, '"Tags":{"Tag":[{"TagKey":"env","TagValue":""}]}'],
    [{ createdAt: NEUTRAL_IMAGE.createdAt }, '"CreationTime":"2026-03-01T08:00:00Z"'],
  ],
  readBack: [
    { ...NEUTRAL_IMAGE, family: 'web', version: '1', deprecated: false },
    { ...NEUTRAL_IMAGE, ...NEUTRAL_WINDOWS, architecture: 'arm64', bootMode: 'uefi-preferred' },
    { ...NEUTRAL_IMAGE, platform: 'centos', platformVersion: '7', architecture: 'i386' },
    { ...NEUTRAL_IMAGE, status: 'failed', ownerAlias: 'community', bootMode: 'bios' },
    { ...NEUTRAL_IMAGE, status: 'deprecated', deprecated: true, ownerAlias: 'shared' },
    { ...NEUTRAL_IMAGE, status: 'creating', ownerAlias: 'marketplace' },
    { ...NEUTRAL_IMAGE, status: 'unavailable', ownerAlias: 'system' },
    { ...NEUTRAL_IMAGE, platform: 'sles', platformVersion: '15 SP6' },
    {
      ...NEUTRAL_IMAGE,
      platform: 'alinux',
      platformVersion: '3.2104',
      variant: 'container-optimized',
    },
    { ...NEUTRAL_IMAGE, platform: 'rhel', platformVersion: '9.4', variant: 'gpu-cuda' },
    { ...NEUTRAL_IMAGE, ...NEUTRAL_WINDOWS, language: 'zh' },
    { ...NEUTRAL_IMAGE, ...NEUTRAL_WINDOWS, language: 'en', variant: 'core' },
  ],
});

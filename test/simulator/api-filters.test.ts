import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import type { Parameters } from './support/sign-request';
import { createTestState, respond } from './support/test-state';

const EARLY = '2026-01-01T00:00:00Z';
const LATE = '2026-02-01T23:30:00Z';

/** A few images of each source; each has a value that only one filter accepts. */
const catalog: readonly CatalogImage[] = [
  ...imagesById('alicloud-ecs', {
    ubuntu: {
      ownerAlias: 'system',
      os: 'linux',
      architecture: 'x86_64',
      createdAt: EARLY,
      cloudInit: true,
      isSupportIoOptimized: true,
      family: 'acs:ubuntu',
      features: { cpuOnlineUpgrade: 'supported', memoryOnlineDowngrade: 'unsupported' },
    },
    windows: {
      ownerAlias: 'self',
      os: 'windows',
      architecture: 'x86_64',
      createdAt: LATE,
      usage: 'instance',
      resourceGroupId: 'rg-1',
      diskDeviceMappings: [{ snapshotId: 's-0' }, { snapshotId: 's-1' }],
      tags: { env: 'prod', note: '' },
    },
    arm: { ownerAlias: 'self', os: 'linux', architecture: 'arm64', tags: { env: 'test' } },
    waiting: { ownerAlias: 'self', status: 'creating', reportedStatus: 'Waiting' },
    creating: { ownerAlias: 'self', status: 'creating' },
    deprecated: { ownerAlias: 'system', status: 'deprecated', usable: true },
    shared: { ownerAlias: 'shared', ownerId: '12345678901234567' },
    community: { ownerAlias: 'community', ownerId: '42' },
    market: { ownerAlias: 'marketplace' },
    expired: { ownerAlias: 'marketplace', expired: true },
  }),
  ...imagesById('alicloud-aic', {
    phone: { ownerAlias: 'system', createdAt: EARLY, imageUrl: 'example.com/a:1' },
    // In China it is the second of February already.
    mine: { ownerAlias: 'self', createdAt: LATE, description: '控制台测试操作' },
    checked: { ownerAlias: 'self', status: 'creating' },
    off: { ownerAlias: 'system', status: 'unavailable' },
  }),
  ...imagesById('alicloud-eci', {
    nginx: {
      images: ['example.com:5000/lib/nginx:1.27'],
      snapshotId: 's-1',
      resourceGroupId: 'rg-1',
      tags: { env: 'prod', team: 'web' },
    },
    older: { images: ['example.com:5000/lib/nginx:1.15'], tags: { env: 'prod' } },
    pair: { images: ['example.com/redis:7', 'example.com:5000/lib/nginx:1.27'] },
    failed: { images: [], status: 'failed' },
  }),
  ...imagesById('alicloud-batchcompute', {
    official: { ownerAlias: 'system' },
    mine: { ownerAlias: 'self' },
    // The service's own word wins.
    kept: { reportedType: 'System', ownerAlias: 'self' },
  }),
  ...imagesById('volcengine-ecs', {
    ubuntu: {
      ownerAlias: 'system',
      os: 'linux',
      platform: 'ubuntu',
      architecture: 'x86_64',
      cloudInit: true,
      isLts: true,
    },
    windows: {
      ownerAlias: 'self',
      os: 'windows',
      platform: 'windows server',
      architecture: 'x86_64',
      projectName: 'shop',
      tags: { env: 'prod', team: 'web' },
    },
    arm: { ownerAlias: 'shared', os: 'linux', architecture: 'arm64', tags: { env: 'test' } },
    creating: { ownerAlias: 'self', status: 'creating' },
    failed: { ownerAlias: 'self', status: 'failed' },
  }),
];

const tag = (index: number, Key: string, Value?: string) => ({
  [`Tag.${index}.Key`]: Key,
  ...(Value !== undefined && { [`Tag.${index}.Value`]: Value }),
});

const pair = (Key: string, Value: string) => ({ 'Filter.1.Key': Key, 'Filter.1.Value': Value });

test.each`
  parameters                                                          | names
  ${{}}                                                               | ${'ubuntu windows arm shared'}
  ${{ ImageId: 'arm,ubuntu,absent' }}                                 | ${'ubuntu arm'}
  ${{ ImageName: 'named-ubu' }}                                       | ${'ubuntu'}
  ${{ Status: 'Waiting' }}                                            | ${'waiting'}
  ${{ Status: 'Creating,Deprecated' }}                                | ${'creating deprecated'}
  ${{ Status: 'ALL' }}                                                | ${'ubuntu windows arm waiting creating deprecated shared'}
  ${{ SnapshotId: 's-1' }}                                            | ${'windows'}
  ${{ ImageOwnerAlias: 'system' }}                                    | ${'ubuntu'}
  ${{ ImageOwnerAlias: 'self' }}                                      | ${'windows arm'}
  ${{ ImageOwnerAlias: 'others' }}                                    | ${'shared'}
  ${{ ImageOwnerAlias: 'others', IsPublic: 'true' }}                  | ${'community'}
  ${{ ImageOwnerAlias: 'others', IsPublic: 'true', ImageOwnerId: 1 }} | ${''}
  ${{ ImageOwnerAlias: 'marketplace' }}                               | ${'market'}
  ${{ ImageOwnerAlias: 'marketplace', ShowExpired: 'true' }}          | ${'market expired'}
  ${{ ImageOwnerId: '12345678901234567' }}                            | ${'shared'}
  ${{ ImageOwnerId: '12345678901234568' }}                            | ${''}
  ${{ Usage: 'instance' }}                                            | ${'windows'}
  ${{ OSType: 'windows' }}                                            | ${'windows'}
  ${{ Architecture: 'arm64' }}                                        | ${'arm'}
  ${{ ImageFamily: 'acs:ubuntu' }}                                    | ${'ubuntu'}
  ${{ ResourceGroupId: 'rg-1' }}                                      | ${'windows'}
  ${{ IsSupportCloudinit: 'true' }}                                   | ${'ubuntu'}
  ${{ IsSupportIoOptimized: 'true' }}                                 | ${'ubuntu'}
  ${{ InstanceType: 'ecs.g8y.large' }}                                | ${'arm'}
  ${{ InstanceType: 'ecs.g7.large', Architecture: 'x86_64' }}         | ${'ubuntu windows'}
  ${{ Usable: 'true', Status: 'ALL', ImageOwnerAlias: 'system' }}     | ${'ubuntu deprecated'}
  ${{ Usable: 'false', Status: 'ALL' }}                               | ${'waiting creating'}
  ${tag(1, 'env')}                                                    | ${'windows arm'}
  ${tag(1, 'env', 'prod')}                                            | ${'windows'}
  ${tag(1, 'note', '')}                                               | ${'windows'}
  ${tag(1, 'env', '')}                                                | ${''}
  ${tag(1, 'constructor')}                                            | ${''}
  ${{ ...tag(1, 'env', 'test'), ...tag(2, 'note', '') }}              | ${''}
  ${pair('CreationStartTime', '2026-01-01T00:00Z')}                   | ${'ubuntu windows'}
  ${pair('CreationStartTime', '2026-01-01T00:01Z')}                   | ${'windows'}
  ${pair('CreationEndTime', '2026-01-01T00:00Z')}                     | ${'ubuntu'}
  ${pair('CpuOnlineUpgrade', 'supported')}                            | ${'ubuntu'}
  ${pair('CpuOnlineDowngrade', 'supported')}                          | ${''}
  ${pair('MemoryOnlineDowngrade', 'unsupported')}                     | ${'ubuntu'}
  ${pair('MemoryOnlineUpgrade', 'supported')}                         | ${''}
  ${{ ...pair('NetworkType', 'vpc'), ActionType: 'ChangeOS' }}        | ${'ubuntu windows arm shared'}
`('ECS with $parameters lists $names', async ({ parameters, names }) => {
  const body = await listBody('alicloud-ecs', { RegionId: 'cn-hangzhou', ...parameters });

  expect(joinField(body.Images.Image, 'ImageId')).toBe(names);
});

test.each`
  parameters                         | names
  ${{}}                              | ${'phone mine checked off'}
  ${{ ImageId: 'phone' }}            | ${'phone'}
  ${{ ImageUrl: 'example.com/a:1' }} | ${'phone'}
  ${{ Status: 'verifying' }}         | ${'checked'}
  ${{ Status: 'disable' }}           | ${'off'}
  ${{ Status: 'available' }}         | ${'phone mine'}
  ${{ ImageType: 'public' }}         | ${'phone off'}
  ${{ ImageType: 'private' }}        | ${'mine checked'}
  ${{ Description: '测试' }}         | ${'mine'}
  ${{ MinDate: '2026-02-02' }}       | ${'mine'}
  ${{ MaxDate: '2026-01-01' }}       | ${'phone'}
  ${{ MinDate: '2026-02-03' }}       | ${''}
`('AIC with $parameters lists $names', async ({ parameters, names }) => {
  const body = await listBody('alicloud-aic', parameters);

  expect(joinField(body.Images, 'ImageId')).toBe(names);
});

const nginx = 'example.com:5000/lib/nginx:1.27';
const another = 'example.com:5000/lib/nginx:2';

test.each`
  parameters                                                 | names
  ${{}}                                                      | ${'nginx older pair failed'}
  ${{ ImageCacheId: 'pair' }}                                | ${'pair'}
  ${{ ImageCacheName: 'named-pair' }}                        | ${'pair'}
  ${{ ImageCacheName: 'named' }}                             | ${''}
  ${{ SnapshotId: 's-1' }}                                   | ${'nginx'}
  ${{ ResourceGroupId: 'rg-1' }}                             | ${'nginx'}
  ${{ Image: nginx }}                                        | ${'nginx pair'}
  ${{ Image: 'example.com:5000/lib/nginx' }}                 | ${'nginx older pair'}
  ${{ Image: 'nginx' }}                                      | ${'nginx older pair'}
  ${{ Image: 'nginx:1.15' }}                                 | ${'older'}
  ${{ Image: 'ngin' }}                                       | ${''}
  ${tag(1, 'env')}                                           | ${'nginx older'}
  ${{ ...tag(1, 'env', 'prod'), ...tag(2, 'team', 'web') }}  | ${'nginx'}
  ${{ 'MatchImage.1': another }}                             | ${'nginx older pair'}
  ${{ 'MatchImage.1': another, 'MatchImage.2': nginx }}      | ${'nginx older pair'}
  ${{ 'MatchImage.1': another, ImageFullMatch: 'true' }}     | ${''}
  ${{ 'MatchImage.1': nginx, ImageFullMatch: 'true' }}       | ${'nginx pair'}
  ${{ 'MatchImage.1': nginx, ImageMatchCountRequest: '1' }}  | ${'nginx older'}
  ${{ ImageFullMatch: 'true', ImageMatchCountRequest: '1' }} | ${'nginx older pair failed'}
`('ECI with $parameters lists $names', async ({ parameters, names }) => {
  const body = await listBody('alicloud-eci', { RegionId: 'cn-hangzhou', ...parameters });

  expect(joinField(body.ImageCaches, 'ImageCacheId')).toBe(names);
});

test.each`
  parameters             | names
  ${{}}                  | ${'mine'}
  ${{ Type: 'Self' }}    | ${'mine'}
  ${{ Type: 'System' }}  | ${'kept official'}
  ${{ Type: 'Another' }} | ${'mine'}
`('BatchCompute with $parameters lists $names', async ({ parameters, names }) => {
  const body = await listBody('alicloud-batchcompute', parameters);

  expect(joinField(body.Items, 'Id')).toBe(names);
});

const tagFilter = (index: number, Key: string, ...values: readonly string[]) => ({
  [`TagFilters.${index}.Key`]: Key,
  ...Object.fromEntries(values.map((value, at) => [`TagFilters.${index}.Values.${at + 1}`, value])),
});

test.each`
  parameters                                                            | names
  ${{}}                                                                 | ${'ubuntu windows arm'}
  ${{ 'ImageIds.1': 'arm', 'ImageIds.2': 'absent' }}                    | ${'arm'}
  ${{ ImageName: 'named-win' }}                                         | ${'windows'}
  ${{ OsType: 'Linux' }}                                                | ${'ubuntu arm'}
  ${{ Visibility: 'public' }}                                           | ${'ubuntu'}
  ${{ Visibility: 'private' }}                                          | ${'windows'}
  ${{ Visibility: 'shared' }}                                           | ${'arm'}
  ${{ InstanceTypeId: 'ecs.g3r.large' }}                                | ${'arm'}
  ${{ InstanceTypeId: 'ecs.g3i.large' }}                                | ${'ubuntu windows'}
  ${{ IsSupportCloudInit: 'true' }}                                     | ${'ubuntu'}
  ${{ IsSupportCloudInit: 'false' }}                                    | ${'windows arm'}
  ${{ 'Status.1': 'error' }}                                            | ${'failed'}
  ${{ 'Status.1': 'creating', 'Status.2': 'error' }}                    | ${'creating failed'}
  ${{ ProjectName: 'shop' }}                                            | ${'windows'}
  ${{ Platform: 'Windows Server' }}                                     | ${'windows'}
  ${{ IsLTS: 'true' }}                                                  | ${'ubuntu'}
  ${{ IsLTS: 'false' }}                                                 | ${'ubuntu windows arm'}
  ${tagFilter(1, 'env')}                                                | ${'windows arm'}
  ${tagFilter(1, 'env', 'test', 'prod')}                                | ${'windows arm'}
  ${tagFilter(1, 'env', 'test')}                                        | ${'arm'}
  ${{ ...tagFilter(1, 'env', 'prod'), ...tagFilter(2, 'team', 'web') }} | ${'windows'}
  ${{ ...tagFilter(1, 'env', 'test'), ...tagFilter(2, 'team') }}        | ${''}
`('Volcengine with $parameters lists $names', async ({ parameters, names }) => {
  const body = await listBody('volcengine-ecs', parameters);

  expect(joinField(body.Result.Images, 'ImageId')).toBe(names);
});

/** Images by their ids, available unless they set a status. */
function imagesById(
  source: string,
  images: Readonly<Record<string, object>>,
): readonly CatalogImage[] {
  return Object.entries(images).map(([id, fields]) => ({
    source,
    id,
    name: `named-${id}`,
    status: 'available',
    ...fields,
  }));
}

async function listBody(source: string, parameters: Parameters) {
  const { body } = respond(await createTestState(undefined, { catalog }), source, parameters);
  return JSON.parse(body);
}

function joinField(images: readonly Readonly<Record<string, string>>[], field: string): string {
  return images.map((image) => image[field]).join(' ');
}

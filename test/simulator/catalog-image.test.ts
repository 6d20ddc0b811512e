import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { getSource } from '../../src/sources/registry';
import { generateImages } from '../support/listed-images';
import { createTestState, respond } from './support/test-state';

/** As many as are generated when nobody says how many. */
const DEFAULT_COUNT = 120;

// What real lists have, and what a rule of the look-up is about: a short catalogue has it already.
test.each`
  source                     | what                                            | fields
  ${'alicloud-ecs'}          | ${'a GPU build'}                                | ${{ variant: 'gpu-cuda', osNameEn: / with NVIDIA GPU Driver and CUDA$/, osName: /预装NVIDIA GPU驱动和CUDA$/, sizeGib: 100 }}
  ${'alicloud-ecs'}          | ${'a UEFI edition'}                             | ${{ variant: 'uefi', osNameEn: / UEFI Edition$/, bootMode: 'uefi', family: /_x64_uefi$/, id: /_uefi_x64_20G_/ }}
  ${'alicloud-ecs'}          | ${'an edition optimized for containers'}        | ${{ variant: 'container-optimized', osName: /容器优化版$/ }}
  ${'alicloud-ecs'}          | ${'a quick start edition'}                      | ${{ variant: 'quick-boot', osName: /快速启动版$/, id: /_qboot_/ }}
  ${'alicloud-ecs'}          | ${'protection by levels'}                       | ${{ variant: 'pro-mlps-2.0-level-3', osName: /等保2.0三级版$/, id: /_pro_x64_20G_dengbao_/ }}
  ${'alicloud-ecs'}          | ${'a kernel of two'}                            | ${{ platform: 'anolis', variant: 'anck', osNameEn: 'Anolis OS  8.10 ANCK 64 bit' }}
  ${'alicloud-ecs'}          | ${'the other kernel'}                           | ${{ platform: 'anolis', variant: 'rhck', osName: 'Anolis OS  8.10 RHCK 64位' }}
  ${'alicloud-ecs'}          | ${'a kernel of two, for ARM'}                   | ${{ variant: 'anck', architecture: 'arm64', osName: 'Anolis OS  8.10 ANCK 64位 ARM版' }}
  ${'alicloud-ecs'}          | ${'a Pro release'}                              | ${{ platform: 'alinux', variant: 'pro', platformVersion: '3', osNameEn: 'Alibaba Cloud Linux  3 Pro 64 bit' }}
  ${'alicloud-ecs'}          | ${'long-term support in the name'}              | ${{ platform: 'alinux', variant: undefined, reportedPlatform: 'Aliyun', osNameEn: 'Alibaba Cloud Linux  3.2104 LTS 64 bit', id: /^aliyun_3_x64_20G_alibase_/ }}
  ${'alicloud-ecs'}          | ${'a service pack'}                             | ${{ platform: 'sles', platformVersion: '15 SP6', osName: 'SUSE Linux  Enterprise Server 15 SP6 64位', osNameEn: 'SUSE Linux Enterprise Server 15 SP6 64 bit', id: /^sles_15_sp6_x64_/ }}
  ${'alicloud-ecs'}          | ${'a service pack of a V release'}              | ${{ platform: 'kylin', platformVersion: 'V10 SP3', osName: 'Kylin Linux Advanced Server V10 SP3 64位' }}
  ${'alicloud-ecs'}          | ${'a release that is 12.1'}                     | ${{ platform: 'debian', platformVersion: '12.1' }}
  ${'alicloud-ecs'}          | ${'a release that is 12.10'}                    | ${{ platform: 'debian', platformVersion: '12.10' }}
  ${'alicloud-ecs'}          | ${'a file name that lies'}                      | ${{ platform: 'centos', platformVersion: '7.6', id: /^centos_7_05_/, osName: 'CentOS  7.6 64位' }}
  ${'alicloud-ecs'}          | ${'another product of a distribution'}          | ${{ platform: 'centos-stream', reportedPlatform: 'CentOS Stream' }}
  ${'alicloud-ecs'}          | ${'a distribution with a word of its own'}      | ${{ platform: 'rhel', reportedPlatform: 'RedHat', osNameEn: 'Red Hat Enterprise Linux  9.4 64 bit' }}
  ${'alicloud-ecs'}          | ${'Windows in Chinese'}                         | ${{ language: 'zh', variant: undefined, osName: 'Windows Server  2022 数据中心版 64位中文版', id: /^win2022_21H2_x64_dtc_zh-cn_40G_alibase_/ }}
  ${'alicloud-ecs'}          | ${'Windows in English'}                         | ${{ language: 'en', variant: undefined, osNameEn: 'Windows Server  2022 DataCenter Edition 64bit English Edition' }}
  ${'alicloud-ecs'}          | ${'Windows without a desktop'}                  | ${{ variant: 'core', osName: /（不含UI）$/, osNameEn: / without UI$/ }}
  ${'alicloud-ecs'}          | ${'Windows with containers'}                    | ${{ variant: 'container', osName: 'Windows Server  2022 with Container 数据中心版 64位英文版' }}
  ${'alicloud-ecs'}          | ${'Windows whose words are fused'}              | ${{ variant: 'uefi', osName: /64位中文UEFI版$/, osNameEn: undefined }}
  ${'alicloud-ecs'}          | ${'Windows R2'}                                 | ${{ platformVersion: '2012 R2', id: /^win2012r2_9600_x64_dtc_en-us_/ }}
  ${'alicloud-ecs'}          | ${'Windows called by its half-year'}            | ${{ platformVersion: '20H2', variant: 'core', osName: /^Windows Server {2}Version 20H2 / }}
  ${'alicloud-ecs'}          | ${'a standard edition, retired'}                | ${{ variant: 'standard', osName: 'Windows Server  2012 标准版 64位中文版', osNameEn: undefined, status: 'deprecated' }}
  ${'alicloud-ecs'}          | ${'a hardened edition, named in Chinese alone'} | ${{ variant: 'hardened', osName: 'Ubuntu  12.04 64位 安全加固版', osNameEn: undefined }}
  ${'alicloud-ecs'}          | ${'32 bits'}                                    | ${{ architecture: 'i386', osName: 'Debian  8.11 32位' }}
  ${'alicloud-ecs'}          | ${'an import of which little is known'}         | ${{ ownerAlias: 'self', platform: 'ubuntu', platformVersion: undefined, osName: 'Ubuntu_64' }}
  ${'alicloud-ecs'}          | ${'an import of which nothing is known'}        | ${{ osName: 'Others Linux', platform: 'others-linux' }}
  ${'alicloud-ecs'}          | ${'a private image based on a variant'}         | ${{ ownerAlias: 'self', variant: /./ }}
  ${'alicloud-ecs'}          | ${'a marketplace image'}                        | ${{ ownerAlias: 'marketplace', productCode: /^cmjj/, expired: false }}
  ${'alicloud-ecs'}          | ${'an expired image'}                           | ${{ ownerAlias: 'marketplace', expired: true }}
  ${'alicloud-ecs'}          | ${'a community image'}                          | ${{ ownerAlias: 'community', isPublic: true }}
  ${'alicloud-ecs'}          | ${'an image that is not usable yet'}            | ${{ status: 'creating', ownerAlias: 'self' }}
  ${'alicloud-ecs'}          | ${'an image without NVMe'}                      | ${{ ownerAlias: 'system', features: { nvmeSupport: 'unsupported' } }}
  ${'alicloud-ecs'}          | ${'an image with secure boot'}                  | ${{ secureBootOptions: { secureBootSupport: 'supported' } }}
  ${'volcengine-ecs'}        | ${'a GPU build'}                                | ${{ variant: 'gpu-driver-535.161.08', osName: 'Ubuntu 22.04 with GPU Driver 535.161.08 64 bit' }}
  ${'volcengine-ecs'}        | ${'a GPU build with more'}                      | ${{ variant: 'gpu-driver-570.86.15-doca-2.5.0', reportedPlatformVersion: '22.04 with GPU Driver 570.86.15 and doca 2.5.0 64 bit' }}
  ${'volcengine-ecs'}        | ${'software beside the system'}                 | ${{ variant: 'docker', osName: 'Ubuntu 22.04 with Docker 64 bit' }}
  ${'volcengine-ecs'}        | ${'a compatible edition'}                       | ${{ variant: 'centos-compatible', osName: 'veLinux 2.0 CentOS Compatible 64 bit' }}
  ${'volcengine-ecs'}        | ${'a compatible edition, for ARM'}              | ${{ architecture: 'arm64', osName: 'veLinux 2.0 CentOS Compatible ARM 64 bit' }}
  ${'volcengine-ecs'}        | ${'a name in Chinese'}                          | ${{ name: 'veLinux 1.0 CentOS兼容版 64位', osName: 'veLinux 1.0 CentOS Compatible 64 bit' }}
  ${'volcengine-ecs'}        | ${'a release that is 12.1'}                     | ${{ platform: 'debian', platformVersion: '12.1' }}
  ${'volcengine-ecs'}        | ${'Windows in Chinese'}                         | ${{ language: 'zh', name: 'Windows Server 2012 R2 数据中心版 64位中文版', osName: 'Windows Server 2012 R2 Datacenter Edition 64-bit Chinese' }}
  ${'volcengine-ecs'}        | ${'Windows in English'}                         | ${{ language: 'en', reportedPlatformVersion: '2022 Datacenter Edition 64-bit English' }}
  ${'volcengine-ecs'}        | ${'a retired release'}                          | ${{ osName: 'Debian 9.13 64 bit', lifecycleStatus: 'Deprecated', ownerAlias: 'system' }}
  ${'volcengine-ecs'}        | ${'a marketplace image'}                        | ${{ ownerAlias: 'marketplace', visibility: 'public', productCode: /^product-/ }}
  ${'volcengine-ecs'}        | ${'a shared image'}                             | ${{ ownerAlias: 'shared', productCode: '' }}
  ${'volcengine-ecs'}        | ${'an image that is not usable yet'}            | ${{ status: 'creating', ownerAlias: 'self' }}
  ${'volcengine-ecs'}        | ${'an image that failed'}                       | ${{ status: 'failed', ownerAlias: 'self' }}
  ${'volcengine-ecs'}        | ${'a license that the account brings'}          | ${{ licenseType: 'BYOL', os: 'windows', ownerAlias: 'self' }}
  ${'alicloud-aic'}          | ${'an image that somebody shared'}              | ${{ ownerAlias: 'self', user: 'partner' }}
  ${'alicloud-eci'}          | ${'a cache that expires'}                       | ${{ expiresAt: /Z$/ }}
  ${'alicloud-eci'}          | ${'a cache that failed, and why'}               | ${{ status: 'failed', events: [expect.objectContaining({ type: 'Warning' })] }}
  ${'alicloud-batchcompute'} | ${'moments within a millisecond'}               | ${{ createdAt: /\.921Z$/, reportedCreationTime: /\.921892Z$/ }}
`('a short catalogue of $source holds $what', async ({ source, fields }) => {
  const images = await generateFor(source, DEFAULT_COUNT);

  expect(images).toContainEqual(expect.objectContaining(toMatchers(fields)));
});

test.each([
  ['alicloud-ecs', 'ubuntu', '22.04'],
  ['alicloud-ecs', 'ubuntu', '24.04'],
  ['volcengine-ecs', 'ubuntu', '22.04'],
])(
  '%s publishes the GPU build of %s %s after the plain one, again and again',
  async (source, platform, platformVersion) => {
    const images = await generateFor(source, 1000);
    const days = (isWanted: (image: CatalogImage) => boolean) =>
      images
        .filter(
          (image) =>
            image.ownerAlias === 'system' &&
            image.platform === platform &&
            image.platformVersion === platformVersion &&
            image.architecture === 'x86_64' &&
            isWanted(image),
        )
        .map(({ createdAt }) => String(createdAt));

    const plain = days(({ variant }) => variant === undefined);
    const gpu = days(({ variant }) => /^gpu.*(cuda|doca)/.test(String(variant)));

    expect(Number(plain[0]?.slice(0, 4))).toBe(2026);
    expect(Math.max(...gpu.map(Date.parse))).toBeGreaterThan(Math.max(...plain.map(Date.parse)));
    expect(plain.length).toBeGreaterThan(5);
    expect(gpu.length).toBeGreaterThan(5);
  },
);

test('the newest image of a distribution need not be of its newest release', async () => {
  const images = await generateFor('alicloud-ecs', DEFAULT_COUNT);
  const plain = images.filter(
    ({ platform, variant, ownerAlias }) =>
      platform === 'ubuntu' && variant === undefined && ownerAlias === 'system',
  );

  const [newest] = plain.toSorted((a, b) => (String(a.createdAt) < String(b.createdAt) ? 1 : -1));

  expect(newest).toMatchObject({ platformVersion: '22.04' });
  expect(plain).toContainEqual(expect.objectContaining({ platformVersion: '24.04' }));
});

describe('regions', () => {
  const idsIn = async (source: string, region: string | undefined, ownerAlias: string) =>
    (await generateFor(source, DEFAULT_COUNT, region))
      .filter((image) => image.ownerAlias === ownerAlias)
      .map(({ id }) => id);

  test.each`
    source            | region              | start
    ${'alicloud-ecs'} | ${undefined}        | ${/^m-bp1/}
    ${'alicloud-ecs'} | ${'cn-hangzhou'}    | ${/^m-bp1/}
    ${'alicloud-ecs'} | ${'cn-beijing'}     | ${/^m-2ze/}
    ${'alicloud-ecs'} | ${'ap-southeast-1'} | ${/^m-t4n/}
    ${'alicloud-eci'} | ${'cn-shanghai'}    | ${/^imc-uf6/}
  `('ids of $source in $region begin like $start', async ({ source, region, start }) => {
    const ids = await idsIn(source, region, 'self');

    expect(ids.filter((id) => !start.test(id))).toEqual([]);
    expect(ids.length).toBeGreaterThan(20);
  });

  test.each([
    ['alicloud-ecs', 'self'],
    ['alicloud-eci', 'self'],
    ['volcengine-ecs', 'self'],
    ['volcengine-ecs', 'system'],
  ])('%s: no id of %s is the same in two regions', async (source, ownerAlias) => {
    const here = await idsIn(source, 'cn-hangzhou', ownerAlias);
    const there = new Set(await idsIn(source, 'cn-shanghai', ownerAlias));

    expect(here.filter((id) => there.has(id))).toEqual([]);
    expect(new Set(here.map((id) => id.slice(-12))).size).toBe(there.size);
  });

  test('public images of alicloud-ecs have the same id everywhere', async () => {
    expect(await idsIn('alicloud-ecs', 'cn-beijing', 'system')).toEqual(
      await idsIn('alicloud-ecs', 'cn-hangzhou', 'system'),
    );
  });

  test.each(['alicloud-ecs', 'volcengine-ecs', 'alicloud-eci'])(
    'but for ids, %s has the same in all',
    async (source) => {
      const [here, there] = await Promise.all(
        ['cn-hangzhou', 'cn-shanghai'].map(async (region) =>
          (await generateFor(source, DEFAULT_COUNT, region)).map(
            ({ name, createdAt, status, ownerId }) => ({
              name,
              createdAt,
              status,
              ownerId,
            }),
          ),
        ),
      );

      expect(here).toEqual(there);
    },
  );

  test('a request lists the images of its region', async () => {
    const state = await createTestState(undefined, { images: DEFAULT_COUNT });
    const served = (RegionId: string) =>
      JSON.parse(respond(state, 'alicloud-ecs', { RegionId, ImageOwnerAlias: 'self' }).body).Images
        .Image[0].ImageId;

    expect(served('cn-beijing')).toMatch(/^m-2ze/);
    expect(served('cn-hangzhou')).toMatch(/^m-bp1/);
    expect(state.images('alicloud-ecs')).toBe(state.images('alicloud-ecs', 'cn-hangzhou'));
  });

  test('Volcengine knows the region by the signature', async () => {
    const state = await createTestState(undefined, { images: DEFAULT_COUNT });

    const { body } = respond(state, 'volcengine-ecs', {});

    const reply = JSON.parse(body);
    const { Region } = reply.ResponseMetadata;
    expect(reply.Result.Images[0].ImageId).toBe(state.images('volcengine-ecs', Region)[0]?.id);
    expect(Region).not.toBe('cn-hangzhou');
  });

  test('given images are in every region', async () => {
    const state = await createTestState(undefined, { images: DEFAULT_COUNT });
    const given = [{ source: 'alicloud-ecs', id: 'm-bp1given' }];

    state.setImages('alicloud-ecs', given);

    expect(state.images('alicloud-ecs', 'cn-beijing')).toBe(given);
  });
});

async function generateFor(
  source: string,
  count: number,
  region?: string,
): Promise<readonly CatalogImage[]> {
  return generateImages(getSource(source), count, { region });
}

/** Patterns as matchers, and parts of what is nested. */
function toMatchers(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      value instanceof RegExp
        ? expect.stringMatching(value)
        : Object.getPrototypeOf(value ?? '') === Object.prototype
          ? expect.objectContaining(value as object)
          : value,
    ]),
  );
}

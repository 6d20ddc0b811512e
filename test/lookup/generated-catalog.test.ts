import type { Image } from '../../src/image/image';
import { memoize } from '../../src/lazy';
import { evaluateFind, evaluateList } from '../../src/lookup/lookup';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { getSource, sources } from '../../src/sources/registry';
import { imagepinErrorOf } from '../support/errors';
import { generateImages, sharedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { rememberLists, simulatedReader } from '../support/simulated-reader';

// The rules of a lookup, tested with lists like real ones: each test fails without its rule.

/** Long enough for everything that is published to have come out twice. */
const COUNT = 400;

/** Before anything of the catalogue expires. */
const NOW = Date.parse('2025-01-01T00:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

/** The sources that report which variant of a distribution an image is. */
const VARIANT_SOURCES = sources
  .filter(({ reportedFields }) => reportedFields.includes('variant'))
  .map(({ id }) => id);

const sourcesWithProductCode = sources
  .filter(({ options }) => 'productCode' in options.shape)
  .map(({ id }) => id);

describe.each(VARIANT_SOURCES)('replies of %s are read as their catalog', (source) => {
  test('in distribution, release and language', async () => {
    const { catalog, images } = await listEverything(source);
    const meant = new Map(catalog.map((image) => [image.id, image]));

    const misread = images.filter(
      (image) => osFieldsText(image) !== osFieldsText(meant.get(image.id) ?? { source, id: '' }),
    );

    expect(misread.map(describeImage)).toEqual([]);
    expect(images.length).toBeGreaterThan(300);
  });

  test('in variant', async () => {
    const { catalog, images } = await listEverything(source);
    const meant = new Map(catalog.map(({ id, variant }) => [id, variantWords(variant)]));

    const misread = images.filter(({ id, variant }) => {
      const wanted = meant.get(id) ?? [];
      const read = variantWords(variant);
      return (
        (read.length === 0) !== (wanted.length === 0) ||
        !wanted.every((word) => read.includes(word))
      );
    });

    expect(misread.map(describeImage)).toEqual([]);
    expect(images.filter(({ variant }) => variant).length).toBeGreaterThan(50);
  });
});

test('a distribution has the same platform at every cloud', async () => {
  const [platforms = new Set<string | undefined>(), ...others] = await Promise.all(
    VARIANT_SOURCES.map(
      async (source) =>
        new Set((await listEverything(source)).images.map(({ platform }) => platform)),
    ),
  );

  const common = [...platforms].filter((platform) => others.every((each) => each.has(platform)));

  expect(common).toEqual(expect.arrayContaining(['centos', 'debian', 'ubuntu', 'windows-server']));
});

test.each`
  platform                 | read
  ${'Red Hat'}             | ${'rhel'}
  ${'redhat'}              | ${'rhel'}
  ${'rhel'}                | ${'rhel'}
  ${'Alibaba Cloud Linux'} | ${'alinux'}
  ${'aliyun'}              | ${'alinux'}
  ${'alinux'}              | ${'alinux'}
  ${'rocky linux'}         | ${'rocky'}
  ${'Windows Server'}      | ${'windows-server'}
  ${'windows'}             | ${'windows-server'}
  ${'CentOS Stream'}       | ${'centos-stream'}
`('platform $platform is $read', async ({ platform, read }) => {
  const { images } = await listIn('alicloud-ecs', { platform });

  expect(new Set(images.map((image) => image.platform))).toEqual(new Set([read]));
});

test.each`
  platform            | platformVersion | versions
  ${'sles'}           | ${'15'}         | ${['15 SP4', '15 SP6']}
  ${'sles'}           | ${'15 sp6'}     | ${['15 SP6']}
  ${'windows-server'} | ${'2012 R2'}    | ${['2012 R2']}
  ${'debian'}         | ${'12.1'}       | ${['12.1']}
  ${'debian'}         | ${'12'}         | ${['12.1', '12.10', '12.11']}
  ${'kylin'}          | ${'V10'}        | ${['V10 SP3']}
  ${'kylin'}          | ${'10'}         | ${['V10 SP3']}
`('$platform $platformVersion is $versions', async ({ platform, platformVersion, versions }) => {
  const { images } = await listIn('alicloud-ecs', { platform, platformVersion });

  const found = new Set(images.map((image) => image.platformVersion));
  expect([...found].sort()).toEqual(versions);
});

describe('no variant by default', () => {
  const ubuntu = { platform: 'ubuntu', platformVersion: '22.04', architecture: 'x86_64' };
  const plain = { ...ubuntu, owners: ['system'], mostRecent: true };

  test.each(VARIANT_SOURCES)(
    'the query of the README finds a plain image at %s',
    async (source) => {
      const { image } = await findIn(source, plain);
      const { images } = await listIn(source, { ...ubuntu, owners: ['system'] });

      expect(image).toMatchObject(ubuntu);
      expect(image.id).toBe(images.find(({ variant }) => variant === undefined)?.id);
    },
  );

  test('the query of the README does not find a GPU build that is newer', async () => {
    const { image } = await findIn('alicloud-ecs', plain);
    const { images } = await listIn('alicloud-ecs', { ...ubuntu, owners: ['system'] });

    expect(images[0]?.variant).toContain('gpu');
    expect(String(images[0]?.createdAt) > String(image.createdAt)).toBe(true);
  });

  test.each(VARIANT_SOURCES)('a part of the name of a variant finds it in %s', async (source) => {
    const { images } = await listIn(source, { owners: ['system'] });
    const [word = ''] = variantWords(images.find(({ variant }) => variant)?.variant);

    const { image } = await findIn(source, {
      owners: ['system'],
      mostRecent: true,
      variant: word,
    });

    expect(image.variant).toContain(word);
    expect(word).not.toBe('');
  });

  test.each(VARIANT_SOURCES)('variant any finds the newest image of all in %s', async (source) => {
    const { image } = await findIn(source, { ...plain, variant: 'any' });
    const { images } = await listIn(source, { ...ubuntu, owners: ['system'] });

    expect(image.id).toBe(images[0]?.id);
  });

  test.each(['ids', 'name', 'family'])('%s that point at a variant find it', async (argument) => {
    const { images } = await listIn('alicloud-ecs', {
      ...ubuntu,
      variant: 'gpu',
      owners: ['system'],
    });
    const [gpu] = images;
    const value = { ids: [gpu?.id], name: gpu?.name, family: gpu?.family }[argument];

    const { id } = await findIn('alicloud-ecs', {
      owners: ['system'],
      mostRecent: true,
      [argument]: value,
    });

    expect(id).toBe(gpu?.id);
  });

  test.each(VARIANT_SOURCES)(
    'what the account made of a variant is found at %s',
    async (source) => {
      const { images } = await listIn(source, { owners: ['self'] });
      const made = images.find(({ variant }) => variant);

      const { id } = await findIn(source, {
        owners: ['self'],
        nameRegex: `^${made?.name}$`,
        mostRecent: true,
      });

      expect(id).toBe(made?.id);
    },
  );

  test('an error lists the variants and their numbers if only variants match', async () => {
    const error = await imagepinErrorOf(
      findIn('alicloud-ecs', {
        owners: ['system'],
        platform: 'anolis',
        architecture: 'x86_64',
        mostRecent: true,
      }),
    );

    expect(error.code).toBe('NoImageFound');
    expect(error.detail).toMatch(/only variants match: anck \(\d+\), .*rhck \(\d+\)/);
  });

  test('a name filter for a variant warns that images without a variant are assumed', async () => {
    const error = await imagepinErrorOf(
      findIn('alicloud-ecs', {
        owners: ['system'],
        nameRegex: '^ubuntu_22_04_uefi',
        mostRecent: true,
      }),
    );

    expect(error.detail).toMatch(/nameRegex.* are variants.* set `variant` to any/);
  });
});

describe('filters', () => {
  test.each`
    source              | filters                                               | kept
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', excludeNameRegex: '_uefi_' }} | ${({ name }: Image) => !name?.includes('_uefi_')}
    ${'alicloud-ecs'}   | ${{ osNameRegex: '等保' }}                            | ${({ variant }: Image) => variant?.includes('mlps')}
    ${'alicloud-ecs'}   | ${{ osNameRegex: 'MLPS 2\\.0' }}                      | ${({ variant }: Image) => variant?.includes('mlps')}
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', maxSizeGib: 20 }}             | ${({ sizeGib }: Image) => sizeGib === 20}
    ${'alicloud-ecs'}   | ${{ longTermSupport: true }}                          | ${({ platform }: Image) => platform !== 'fedora'}
    ${'volcengine-ecs'} | ${{ longTermSupport: true }}                          | ${({ platform }: Image) => platform !== 'fedora'}
    ${'alicloud-ecs'}   | ${{ language: 'zh' }}                                 | ${({ language }: Image) => language === 'zh'}
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', variant: 'gpu cuda' }}        | ${({ variant }: Image) => variant?.includes('cuda')}
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', variant: 'GPU GRID' }}        | ${({ variant }: Image) => variant?.includes('grid')}
    ${'alicloud-ecs'}   | ${{ nvmeSupport: 'unsupported' }}                     | ${({ os }: Image) => os === 'windows'}
    ${'alicloud-ecs'}   | ${{ secureBoot: true }}                               | ${({ bootMode }: Image) => bootMode === 'uefi'}
    ${'alicloud-ecs'}   | ${{ licenseType: 'Aliyun' }}                          | ${({ os }: Image) => os === 'windows'}
    ${'volcengine-ecs'} | ${{ licenseType: 'BYOL' }}                            | ${({ ownerAlias, os }: Image) => ownerAlias === 'self' && os === 'windows'}
    ${'volcengine-ecs'} | ${{ variant: 'compatible' }}                          | ${({ variant }: Image) => variant === 'centos-compatible'}
    ${'volcengine-ecs'} | ${{ osNameRegex: 'Docker' }}                          | ${({ variant }: Image) => variant === 'docker'}
  `('$source with $filters', async ({ source, filters, kept }) => {
    const { images } = await listIn(source, filters);
    const { images: all } = await listIn(source, {});

    expect(images.length).toBeGreaterThan(0);
    expect(images.filter((image) => !kept(image))).toEqual([]);
    expect(all.filter((image) => !kept(image))).not.toEqual([]);
  });

  test.each`
    source              | platform     | sortBy       | release
    ${'alicloud-ecs'}   | ${'sles'}    | ${'created'} | ${'15 SP4'}
    ${'alicloud-ecs'}   | ${'sles'}    | ${'version'} | ${'15 SP6'}
    ${'alicloud-ecs'}   | ${'ubuntu'}  | ${'created'} | ${'22.04'}
    ${'alicloud-ecs'}   | ${'ubuntu'}  | ${'version'} | ${'24.04'}
    ${'alicloud-ecs'}   | ${'debian'}  | ${'version'} | ${'12.11'}
    ${'volcengine-ecs'} | ${'rocky'}   | ${'version'} | ${'9.5'}
    ${'volcengine-ecs'} | ${'windows'} | ${'version'} | ${'2025'}
  `(
    '$platform by $sortBy is $release at $source',
    async ({ source, platform, sortBy, release }) => {
      const query = { owners: ['system'], platform, sortBy, mostRecent: true };

      const { image } = await findIn(source, query);

      expect(image.platformVersion).toBe(release);
    },
  );
});

test.each(sourcesWithProductCode)(
  "an image with a product code at %s is the marketplace's, and has one",
  async (source) => {
    const catalog = await generateCatalog(source);
    const sold = catalog.find((image) => image.ownerAlias === 'marketplace' && !image.expired);
    const query = { owners: ['marketplace'], allowUnverifiedOwner: true };

    const { images: own } = await listIn(source, { owners: ['system'], status: 'any' });
    const { images } = await listIn(source, { ...query, productCode: sold?.productCode });

    const ids = new Set(catalog.filter((image) => image.productCode).map(({ id }) => id));
    expect(own.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(images.map(({ id }) => id)).toEqual([sold?.id]);
  },
);

describe('an id that is not listed', () => {
  test('may belong to another region', async () => {
    const there = await generateImages(getSource('alicloud-ecs'), COUNT, { region: 'cn-beijing' });
    const own = there.find(({ ownerAlias }) => ownerAlias === 'self');

    const error = await imagepinErrorOf(findIn('alicloud-ecs', { ids: [own?.id] }));

    expect(error.detail).toContain(`"${own?.id}" looks like an ID of cn-beijing`);
  });

  test('may have been replaced', async () => {
    const error = await imagepinErrorOf(
      findIn('alicloud-ecs', { ids: ['ubuntu_22_04_x64_20G_alibase_20230301.vhd'] }),
    );

    expect(error.detail).toContain('is "ubuntu_22_04_x64_20G_alibase_20260301.vhd"');
    expect(error.detail).toContain('"acs:ubuntu_22_04_x64"');
  });

  test('may have expired', async () => {
    const catalog = await generateCatalog('alicloud-ecs');
    const expired = catalog.find((image) => image.expired);

    const error = await imagepinErrorOf(findIn('alicloud-ecs', { ids: [expired?.id] }));
    const { id } = await findIn('alicloud-ecs', { ids: [expired?.id], showExpired: true });

    expect(error.detail).toContain('showExpired');
    expect(id).toBe(expired?.id);
  });
});

describe('warnings', () => {
  test.each`
    source              | filters                                                    | field
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', architecture: 'x86_64' }}          | ${'platformVersion'}
    ${'volcengine-ecs'} | ${{ platform: 'ubuntu', architecture: 'x86_64' }}          | ${'platformVersion'}
    ${'alicloud-ecs'}   | ${{ platform: 'ubuntu', owners: ['self'] }}                | ${'variant'}
    ${'alicloud-ecs'}   | ${{ platform: 'windows-server', platformVersion: '2022' }} | ${'language'}
    ${'volcengine-ecs'} | ${{ platform: 'windows-server', platformVersion: '2022' }} | ${'language'}
  `('$source with $filters warns about $field', async ({ source, filters, field }) => {
    const { warnings } = await findIn(source, { owners: ['system'], mostRecent: true, ...filters });

    expect(warnings).toContainEqual({
      code: 'MixedCandidates',
      message: expect.stringContaining(field),
    });
  });

  test('no warning about languages if all matches have the same', async () => {
    const { image, warnings } = await findIn('alicloud-ecs', {
      owners: ['system'],
      platform: 'windows-server',
      platformVersion: '2022',
      language: 'en',
      mostRecent: true,
    });

    expect(image).toMatchObject({ language: 'en' });
    expect(warnings).toEqual([]);
  });

  test('an image cache that has expired or soon will is a warning', async () => {
    const { images } = await listIn('alicloud-eci', {});
    const expiring = images.find(({ expiresAt }) => expiresAt);
    const expiry = Date.parse(expiring?.expiresAt ?? '');

    const codes = async (now: number) =>
      (await findIn('alicloud-eci', { ids: [expiring?.id] }, now)).warnings.map(({ code }) => code);

    expect(await codes(expiry + DAY_MS)).toEqual(['Expiring']);
    expect(await codes(expiry - 29 * DAY_MS)).toEqual(['Expiring']);
    expect(await codes(expiry - 31 * DAY_MS)).toEqual([]);
  });

  test('imported images cannot be sorted by version', async () => {
    const { warnings } = await listIn('alicloud-ecs', {
      osNameRegex: '^Others Linux',
      sortBy: 'version',
    });

    expect(warnings.map(({ code }) => code)).toEqual(['Unversioned']);
  });

  test('a release that Volcengine retires is deprecated', async () => {
    const { warnings } = await findIn('volcengine-ecs', {
      owners: ['system'],
      name: 'Debian 9.13 64 bit',
      mostRecent: true,
    });

    expect(warnings.map(({ code }) => code)).toContain('Deprecated');
  });
});

async function generateCatalog(source: string): Promise<readonly CatalogImage[]> {
  return sharedImages(getSource(source), COUNT, { region: regionOf(source) });
}

const readerOf = memoize(async (source: string) => {
  const { read } = await simulatedReader(getSource(source), await generateCatalog(source));
  return rememberLists(read);
});

async function findIn(source: string, query: Readonly<Record<string, unknown>>, now = NOW) {
  const read = await readerOf(source);
  return evaluateFind(parseQuery({ source, region: regionOf(source), ...query }, 'find'), read, {
    now,
  });
}

async function listIn(source: string, query: Readonly<Record<string, unknown>>) {
  const read = await readerOf(source);
  return evaluateList(parseQuery({ source, region: regionOf(source), ...query }, 'list'), read, {
    now: NOW,
  });
}

/** What there is, and what a list of everything without a marketplace makes of it. */
async function listEverything(source: string) {
  const catalog = await generateCatalog(source);
  const { images } = await listIn(source, { status: 'any' });
  return { catalog, images };
}

function regionOf(source: string): string {
  return getSource(source).api.protocol.cloud.exampleRegion;
}

type ImageFields = Pick<Image, 'id'> & Readonly<Record<string, unknown>>;

function osFieldsText({ platform, platformVersion, language, architecture }: ImageFields): string {
  return JSON.stringify({ platform, platformVersion, language, architecture });
}

function variantWords(variant: unknown): readonly string[] {
  return typeof variant === 'string' ? variant.split('-') : [];
}

function describeImage(image: ImageFields): string {
  const { osName, platform, platformVersion, variant, language } = image;
  return JSON.stringify({ osName, platform, platformVersion, variant, language });
}

import fc from 'fast-check';
import type { Image } from '../../src/image/image';
import { filterImages, findNearMisses } from '../../src/lookup/filter-images';
import { planListings } from '../../src/lookup/plan-listings';
import { CommonFilters } from '../../src/query/query';
import { renderText } from '../../src/text';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

const ACCOUNT = '2016935143561234567';

test.each`
  condition                                             | facts                                                                 | kept
  ${{}}                                                 | ${{}}                                                                 | ${true}
  ${{}}                                                 | ${{ status: 'deprecated' }}                                           | ${false}
  ${{}}                                                 | ${{ status: undefined }}                                              | ${false}
  ${{ includeDeprecated: true }}                        | ${{ status: 'deprecated' }}                                           | ${true}
  ${{ includeDeprecated: true }}                        | ${{ status: 'failed' }}                                               | ${false}
  ${{ status: 'deprecated' }}                           | ${{ status: 'available' }}                                            | ${false}
  ${{ status: 'any' }}                                  | ${{ status: 'a word of tomorrow' }}                                   | ${true}
  ${{ ids: ['m-1', 'm-2'] }}                            | ${{}}                                                                 | ${true}
  ${{ ids: ['m-2'] }}                                   | ${{}}                                                                 | ${false}
  ${{ platform: 'Ubuntu' }}                             | ${{ platform: 'ubuntu' }}                                             | ${true}
  ${{ platformVersion: '22' }}                          | ${{ platformVersion: '22.04' }}                                       | ${true}
  ${{ platformVersion: '22' }}                          | ${{ platformVersion: '220' }}                                         | ${false}
  ${{ platformVersion: '22' }}                          | ${{}}                                                                 | ${false}
  ${{ platform: 'Red Hat' }}                            | ${{ platform: 'rhel' }}                                               | ${true}
  ${{ platform: 'redhat' }}                             | ${{ platform: 'rhel' }}                                               | ${true}
  ${{ platform: 'Alibaba Cloud Linux' }}                | ${{ platform: 'alinux' }}                                             | ${true}
  ${{ platform: 'aliyun' }}                             | ${{ platform: 'alinux' }}                                             | ${true}
  ${{ platform: 'rocky linux' }}                        | ${{ platform: 'rocky' }}                                              | ${true}
  ${{ platform: 'Windows Server' }}                     | ${{ platform: 'windows-server' }}                                     | ${true}
  ${{ platform: 'windows' }}                            | ${{ platform: 'windows-server' }}                                     | ${true}
  ${{ platform: 'Others Linux' }}                       | ${{ platform: 'others-linux' }}                                       | ${true}
  ${{ platform: 'centos' }}                             | ${{ platform: 'centos-stream' }}                                      | ${false}
  ${{ osNameRegex: '^Ubuntu.*bit$' }}                   | ${{ osName: 'Ubuntu  22.04 64位', osNameEn: 'Ubuntu  22.04 64 bit' }} | ${true}
  ${{ osNameRegex: '.' }}                               | ${{}}                                                                 | ${false}
  ${{ variant: 'GPU Driver' }}                          | ${{ variant: 'nvidia-gpu-driver-cuda' }}                              | ${true}
  ${{ variant: 'gp' }}                                  | ${{ variant: 'nvidia-gpu-driver-cuda' }}                              | ${false}
  ${{ maxSizeGib: 20 }}                                 | ${{}}                                                                 | ${false}
  ${{ longTermSupport: false }}                         | ${{}}                                                                 | ${false}
  ${{ longTermSupport: false }}                         | ${{ longTermSupport: false }}                                         | ${true}
  ${{ cloudInit: false }}                               | ${{ cloudInit: true }}                                                | ${false}
  ${{ cloudInit: false }}                               | ${{ cloudInit: false }}                                               | ${true}
  ${{ name: 'Web' }}                                    | ${{ name: 'web' }}                                                    | ${false}
  ${{ nameRegex: '^web-\\d+$' }}                        | ${{ name: 'web-7' }}                                                  | ${true}
  ${{ nameRegex: 'eb' }}                                | ${{ name: 'web' }}                                                    | ${true}
  ${{ nameRegex: '.' }}                                 | ${{ name: undefined }}                                                | ${false}
  ${{ description: 'prod' }}                            | ${{ description: 'for prod use' }}                                    | ${true}
  ${{ tags: { env: 'prod' } }}                          | ${{ tags: { env: 'prod', team: 'a' } }}                               | ${true}
  ${{ tags: { env: 'prod', team: 'b' } }}               | ${{ tags: { env: 'prod', team: 'a' } }}                               | ${false}
  ${{ tags: { env: '' } }}                              | ${{ tags: {} }}                                                       | ${false}
  ${{ tags: { constructor: 'x' } }}                     | ${{}}                                                                 | ${false}
  ${{ createdAfter: '2026-01-01' }}                     | ${{ createdAt: '2026-01-01T00:00:00.000Z' }}                          | ${true}
  ${{ createdBefore: '2026-01-01' }}                    | ${{ createdAt: '2026-01-01T00:00:00.000Z' }}                          | ${false}
  ${{ createdBefore: '2026-01-01' }}                    | ${{}}                                                                 | ${false}
  ${{ owners: ['self'] }}                               | ${{ ownerAlias: 'self' }}                                             | ${true}
  ${{ owners: ['system'] }}                             | ${{ ownerAlias: 'shared', ownerId: ACCOUNT }}                         | ${false}
  ${{ owners: ['shared', ACCOUNT] }}                    | ${{ ownerAlias: 'shared', ownerId: ACCOUNT }}                         | ${true}
  ${{ owners: ['shared', ACCOUNT] }}                    | ${{ ownerAlias: 'shared', ownerId: '2016935143561234568' }}           | ${false}
  ${{ owners: ['shared'], allowUnverifiedOwner: true }} | ${{ ownerAlias: 'shared' }}                                           | ${true}
  ${{ owners: ['shared'], allowUnverifiedOwner: true }} | ${{ ownerAlias: 'community' }}                                        | ${false}
  ${{ owners: ['system'] }}                             | ${{}}                                                                 | ${false}
  ${{ usage: 'instance' }}                              | ${{ usage: 'none' }}                                                  | ${false}
`('$condition keeps an image with $facts: $kept', async ({ condition, facts, kept }) => {
  const conditions = clientFiltersFor({ owners: undefined, ...condition });

  const { matches } = await filterImages([image('m-1', facts)], conditions, true);

  expect(matches).toHaveLength(kept ? 1 : 0);
});

interface FilterDefinition {
  /** What the filter means, once more, in one line. */
  readonly isSatisfied: (image: Image, value: never) => boolean;
  readonly values: fc.Arbitrary<unknown>;
}

const definitions: Readonly<Record<string, FilterDefinition>> = {
  ids: {
    isSatisfied: ({ id }, ids: string[]) => ids.includes(id),
    values: fc.array(fc.constantFrom('m-1', 'm-2', 'm-3'), { minLength: 1 }),
  },
  status: {
    isSatisfied: (found, status: string) => status === 'any' || found.status === status,
    values: fc.constantFrom('available', 'creating', 'deprecated', 'any'),
  },
  owners: {
    isSatisfied: (found, [alias, id]: string[]) =>
      found.ownerAlias === alias || found.ownerId === id,
    values: fc.tuple(fc.constantFrom('system', 'self'), fc.constant(ACCOUNT)),
  },
  os: {
    isSatisfied: (found, os: string) => found.os === os,
    values: fc.constantFrom('linux', 'windows'),
  },
  platform: {
    isSatisfied: (found, platform: string) => found.platform === platform.toLowerCase(),
    values: fc.constantFrom('Ubuntu', 'debian'),
  },
  platformVersion: {
    isSatisfied: (found, version: string) => `${found.platformVersion}.`.startsWith(`${version}.`),
    values: fc.constantFrom('2', '22', '22.04', '220'),
  },
  variant: {
    isSatisfied: (found, wanted: string) =>
      wanted === 'any' ||
      (wanted === 'plain' ? !found.variant : (found.variant ?? '').includes(wanted.toLowerCase())),
    values: fc.constantFrom('plain', 'any', 'gpu', 'GPU', 'uefi'),
  },
  language: {
    isSatisfied: (found, language: string) => found.language === language,
    values: fc.constantFrom('en', 'zh'),
  },
  longTermSupport: {
    isSatisfied: (found, wanted: boolean) => found.longTermSupport === wanted,
    values: fc.boolean(),
  },
  maxSizeGib: {
    isSatisfied: (found, largest: number) => Number(found.sizeGib) <= largest,
    values: fc.constantFrom(20, 39.5, 40),
  },
  excludeNameRegex: {
    isSatisfied: (found, pattern: string) => !new RegExp(pattern).test(found.name ?? '\0'),
    values: fc.constantFrom('^web$', 'e', '站', '[A-Z]'),
  },
  osNameRegex: {
    isSatisfied: (found, pattern: string) => new RegExp(pattern).test(found.osName ?? '\0'),
    values: fc.constantFrom('64 bit$', '位'),
  },
  architecture: {
    isSatisfied: (found, architecture: string) => found.architecture === architecture,
    values: fc.constantFrom('x86_64', 'arm64', 'i386'),
  },
  bootMode: {
    isSatisfied: (found, mode: string) => found.bootMode === mode,
    values: fc.constantFrom('bios', 'uefi'),
  },
  cloudInit: {
    isSatisfied: (found, cloudInit: boolean) => found.cloudInit === cloudInit,
    values: fc.boolean(),
  },
  tags: {
    isSatisfied: (found, { env }: { env: string }) => found.tags?.env === env,
    values: fc.record({ env: fc.constantFrom('prod', 'test', '') }),
  },
  name: {
    isSatisfied: (found, name: string) => found.name === name,
    values: fc.constantFrom('web', '网站', 'Web'),
  },
  nameRegex: {
    isSatisfied: (found, pattern: string) => new RegExp(pattern).test(found.name ?? '\0'),
    values: fc.constantFrom('^web$', 'e', '站', '[A-Z]'),
  },
  description: {
    isSatisfied: (found, part: string) => (found.description ?? '').includes(part),
    values: fc.constantFrom('web', '网', 'e'),
  },
  createdAfter: {
    isSatisfied: (found, moment: string) => Date.parse(found.createdAt ?? '') >= Date.parse(moment),
    values: fc.constantFrom('2026-01-01', '2026-01-31T12:00:00Z'),
  },
  createdBefore: {
    isSatisfied: (found, moment: string) => Date.parse(found.createdAt ?? '') < Date.parse(moment),
    values: fc.constantFrom('2026-01-01', '2026-02-01'),
  },
};

const anyWord = fc.constantFrom('web', '网站', 'Web');
const anyImage = fc
  .record(
    {
      os: fc.constantFrom('linux', 'windows'),
      architecture: fc.constantFrom('x86_64', 'arm64', 'riscv64'),
      name: fc.option(anyWord, { nil: undefined }),
      description: anyWord,
      createdAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-31T12:00:00.000Z'),
      status: fc.constantFrom('available', 'creating', 'deprecated', 'a word of tomorrow'),
      ownerAlias: fc.constantFrom('system', 'self', 'shared'),
      ownerId: fc.constantFrom(ACCOUNT, '2016935143561234568'),
      platform: fc.constantFrom('ubuntu', 'debian'),
      platformVersion: fc.constantFrom('22', '22.04', '220', '2'),
      variant: fc.constantFrom('gpu-driver', 'gpu-uefi', 'uefi'),
      language: fc.constantFrom('en', 'zh'),
      longTermSupport: fc.boolean(),
      sizeGib: fc.constantFrom(20, 40),
      osName: fc.constantFrom('Ubuntu  22.04 64 bit', 'Ubuntu  22.04 64位'),
      bootMode: fc.constantFrom('bios', 'uefi'),
      cloudInit: fc.boolean(),
      tags: fc.constantFrom({}, { env: 'prod' }, { env: '', team: 'a' }),
    },
    { requiredKeys: [] },
  )
  .chain((facts) => fc.constantFrom('m-1', 'm-2').map((id) => ({ ...image(id), ...facts })));

test.each(Object.entries(definitions))(
  'the filter %s keeps what its definition in one line keeps',
  async (argument, { isSatisfied, values }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyImage),
        values as fc.Arbitrary<unknown>,
        async (images, value) => {
          const query = { owners: undefined, status: 'any', [argument]: value };

          const { matches } = await filterImages(images, clientFiltersFor(query), true);

          expect(matches).toEqual(images.filter((found) => isSatisfied(found, value as never)));
        },
      ),
      { numRuns: 30 },
    );
  },
);

test('every filter has a definition here', () => {
  const elsewhere = ['region', 'includeDeprecated', 'allowUnverifiedOwner', 'instanceType'];
  const conditions = Object.keys(CommonFilters.shape).filter((name) => !elsewhere.includes(name));

  expect(Object.keys(definitions).sort()).toEqual(conditions.sort());
});

test('steps count the images left by each filter, and near misses fail one', async () => {
  const images = [
    image('m-1', { os: 'linux', architecture: 'x86_64' }),
    image('m-2', { os: 'linux', architecture: 'arm64' }),
    image('m-3', { os: 'windows', architecture: 'arm64' }),
  ];

  const conditions = clientFiltersFor({ os: 'linux', architecture: 'x86_64', owners: undefined });

  const { steps } = await filterImages(images, conditions, true);
  const misses = await findNearMisses(images, conditions, true);

  expect(steps.map(({ condition, kept }) => `${renderText(condition)}: ${kept}`)).toEqual([
    'status = available: 3',
    'os = linux: 2',
    'architecture = x86_64: 1',
  ]);
  expect(
    misses.map(({ image: { id }, failedFilter }) => `${id}: ${renderText(failedFilter.label)}`),
  ).toEqual(['m-2: architecture = x86_64']);
});

test('filters run from the options of the source to the regular expression', () => {
  const conditions = clientFiltersFor({
    nameRegex: 'a',
    name: 'a',
    family: 'f',
    ids: ['m-1'],
    owners: undefined,
  });

  expect(conditions.map(({ argument }) => argument)).toEqual([
    'family',
    'ids',
    'status',
    'name',
    'nameRegex',
  ]);
});

function clientFiltersFor(query: object) {
  const parsed = parseQuery({ source: 'alicloud-ecs', region: 'cn-hangzhou', ...query }, 'list');
  return planListings(parsed).clientFilters;
}

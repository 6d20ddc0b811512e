import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../src/image/image';
import { evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { getSource } from '../../src/sources/registry';
import { imagepinErrorOf } from '../support/errors';
import { parseQuery } from '../support/parse-query';

const NOW = Date.parse('2026-11-30T00:00:00Z');
const ecs = realImages('alicloud-ecs', (rows) => ({
  PageNumber: 1,
  PageSize: 100,
  TotalCount: rows.length,
  Images: { Image: rows },
}));
const volcengine = realImages('volcengine-ecs', (rows) => ({ Result: { Images: rows } }));

const README_QUERY = {
  source: 'alicloud-ecs',
  region: 'cn-hangzhou',
  owners: ['system'],
  platform: 'ubuntu',
  platformVersion: '22.04',
  architecture: 'x86_64',
  mostRecent: true,
};

test("the README's query takes the plain Ubuntu, though a GPU build is newer", async () => {
  const { id, warnings, explanation } = await findReal(README_QUERY);

  expect(id).toBe('ubuntu_22_04_x64_20G_alibase_20251120.vhd');
  expect(warnings).toEqual([]);
  expect(explanation.steps.map(({ condition }) => condition)).toContain(
    'variant = plain (assumed)',
  );
});

test.each`
  query                                                                                     | id
  ${{ ...README_QUERY, variant: 'gpu' }}                                                    | ${'ubuntu_22_04_x64_100G_with_gpu_driver_and_cuda_alibase_20251229.vhd'}
  ${{ ...README_QUERY, variant: 'any' }}                                                    | ${'ubuntu_22_04_x64_100G_with_gpu_driver_and_cuda_alibase_20251229.vhd'}
  ${{ ...README_QUERY, variant: 'UEFI' }}                                                   | ${'ubuntu_22_04_uefi_x64_20G_alibase_20230515.vhd'}
  ${{ ...README_QUERY, family: 'acs:ubuntu_22_04_x64_with_nvidia_gpu_driver_and_cuda' }}    | ${'ubuntu_22_04_x64_100G_with_gpu_driver_and_cuda_alibase_20251229.vhd'}
  ${{ ...README_QUERY, platform: 'Red Hat', platformVersion: '9' }}                         | ${'redhat_9_x64_20G_alibase_20250101.vhd'}
  ${{ ...README_QUERY, platform: 'aliyun', platformVersion: '3' }}                          | ${'aliyun_3_x64_20G_alibase_20260513.vhd'}
  ${{ ...README_QUERY, platform: 'kylin', platformVersion: '10' }}                          | ${'kylin_v10_sp3_x64_20G_alibase_20250810.vhd'}
  ${{ ...README_QUERY, platform: 'windows', platformVersion: '2012 r2' }}                   | ${'win2012r2_9600_x64_dtc_en-us_40G_alibase_20230915.vhd'}
  ${{ ...README_QUERY, source: 'volcengine-ecs' }}                                          | ${'image-example0000000000001'}
  ${{ ...README_QUERY, source: 'volcengine-ecs', platform: 'rocky', platformVersion: '9' }} | ${'image-example0000000000013'}
`('$query finds $id', async ({ query, id }) => {
  expect((await findReal(query)).id).toBe(id);
});

test('the owner 0 of official images is not an account ID', () => {
  expect(ecs.find(({ ownerAlias }) => ownerAlias === 'system')).not.toHaveProperty('ownerId', '0');
});

test('an image with a deprecated life cycle is deprecated', () => {
  const deprecated = volcengine.filter((image) => image.deprecated).map(({ name }) => name);

  expect(deprecated).toEqual(['retired']);
});

test('a list contains variants', async () => {
  const { images } = await evaluateList(
    parseQuery({ ...README_QUERY, mostRecent: false }, 'list'),
    async () => ecs,
    { now: NOW },
  );

  expect(images.map(({ variant }) => variant)).toEqual([
    'nvidia-gpu-driver-cuda',
    undefined,
    'uefi',
  ]);
});

test('the newest image of a distribution warns about different releases', async () => {
  const { warnings } = await findReal({
    ...README_QUERY,
    platform: 'alinux',
    platformVersion: undefined,
  });

  expect(warnings.map(({ message }) => message)).toEqual([
    'the images that match differ in platformVersion: 3.2104, 2.1903; set `platformVersion` to choose',
  ]);
});

test('where only variants match, nothing is found', async () => {
  const error = await imagepinErrorOf(
    findReal({ ...README_QUERY, platform: 'anolis', platformVersion: '8.10' }),
  );

  expect(error).toMatchObject({ code: 'NoImageFound', path: ['variant'] });
});

function findReal(query: Readonly<Record<string, unknown>>) {
  const images = query.source === 'alicloud-ecs' ? ecs : volcengine;
  return evaluateFind(parseQuery(query, 'find'), async () => images, { now: NOW });
}

function realImages(source: string, toReply: (rows: readonly unknown[]) => unknown): Image[] {
  const text = readFileSync(join(__dirname, `${source}.json`), 'utf8');
  const rows: readonly { readonly wire: unknown }[] = JSON.parse(text);
  const { images } = getSource(source)
    .reply()
    .pageSchema.parse(toReply(rows.map(({ wire }) => wire)));
  return images.map((image) => ({ source, region: 'cn-hangzhou', ...image }));
}

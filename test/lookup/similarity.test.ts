import type { Image } from '../../src/image/image';
import { findNearMisses } from '../../src/lookup/filter-images';
import { planListings } from '../../src/lookup/plan-listings';
import { rankNearMisses } from '../../src/lookup/similarity';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

const namedImage = (name: string) => image(`m-${name}`, { name });

test.each`
  query                                            | images                                                                                 | nearest
  ${{ name: 'wib' }}                               | ${['wxyz', 'webs', 'wab', 'other'].map(namedImage)}                                    | ${['m-wab']}
  ${{ name: 'ubunto_22_04' }}                      | ${['web', 'debian_12_x64', 'ubuntu_22_04_x64_20G'].map(namedImage)}                    | ${['m-ubuntu_22_04_x64_20G']}
  ${{ name: 'WEB' }}                               | ${['wob', 'web'].map(namedImage)}                                                      | ${['m-web', 'm-wob']}
  ${{ name: 'ubuntu_22*' }}                        | ${['debian_22', 'ubuntu_24', 'ubuntu_22_04'].map(namedImage)}                          | ${['m-ubuntu_22_04', 'm-ubuntu_24']}
  ${{ nameRegex: '^ubunto_(20|22)_\\d+' }}         | ${['web', 'debian_12', 'ubuntu_22_04'].map(namedImage)}                                | ${['m-ubuntu_22_04', 'm-debian_12']}
  ${{ nameRegex: '(?i)golden-[a-z]+\\.x' }}        | ${['web', 'golden-9', 'older'].map(namedImage)}                                        | ${['m-golden-9', 'm-older']}
  ${{ ids: ['ubuntu_22_04_20240926.vhd', 'm-3'] }} | ${[image('m-1'), image('ubuntu_22_04_20251120.vhd')]}                                  | ${['ubuntu_22_04_20251120.vhd', 'm-1']}
  ${{ family: 'ubuntu_22_04_x64' }}                | ${[image('m-1', { family: 'web' }), image('m-2', { family: 'acs:ubuntu_22_04_x64' })]} | ${['m-2', 'm-1']}
  ${{ platform: 'ubunut' }}                        | ${[image('m-1', { platform: 'rocky' }), image('m-2', { platform: 'ubuntu' })]}         | ${['m-2', 'm-1']}
  ${{ platform: 'ubuntu', architecture: 'arm64' }} | ${[armImage('rocky'), image('m-2', { platform: 'ubuntu' })]}                           | ${['m-2', 'm-1']}
  ${{ architecture: 'arm64' }}                     | ${['b', 'a'].map(namedImage)}                                                          | ${['m-b', 'm-a']}
`('the nearest to $query are $nearest', async ({ query, images, nearest }) => {
  expect(await nearestImageIds(query, images, 2)).toEqual(nearest);
});

test.each`
  query                            | images                                                    | near
  ${{ name: 'nothing' }}           | ${['web', 'ubuntu'].map(namedImage)}                      | ${[]}
  ${{ name: 'web' }}               | ${[image('m-1')]}                                         | ${[]}
  ${{ ids: ['m-bp1j4i2jdf3owl'] }} | ${[image('m-bp1gcnawb8lckx'), image('ubuntu_22_04.vhd')]} | ${[]}
  ${{ ids: ['m-1'] }}              | ${[image('m-1', { status: 'creating' })]}                 | ${['m-1']}
  ${{ platform: 'rocky' }}         | ${[image('m-1', { platform: 'windows-server' })]}         | ${['m-1']}
`(
  'an id or a name without similar ones has no near misses: $query',
  async ({ query, images, near }) => {
    expect(await nearestImageIds(query, images, 2)).toEqual(near);
  },
);

test('an image without the filtered field is the least similar', async () => {
  const images = [image('m-1'), image('m-2', { platform: 'windows server' })];

  expect(await nearestImageIds({ platform: 'rocky' }, images, 2)).toEqual(['m-2', 'm-1']);
});

test('near misses are similar to the first of many ids', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `ubuntu_22_04_${index}_20240926.vhd`);
  const images = Array.from({ length: 5_000 }, (_, index) => image(`m-${index}`));
  const near = image('ubuntu_22_04_0_20251120.vhd');

  expect(await nearestImageIds({ ids }, [...images, near], 1)).toEqual([near.id]);
});

function armImage(platform: string): Image {
  return image('m-1', { architecture: 'arm64', platform });
}

async function nearestImageIds(
  filters: object,
  images: readonly Image[],
  count: number,
): Promise<readonly string[]> {
  const parsed = parseQuery({ source: 'alicloud-ecs', region: 'cn-hangzhou', ...filters }, 'list');
  const misses = await findNearMisses(images, planListings(parsed).clientFilters, true);
  return (await rankNearMisses(misses, parsed.query, count)).map(({ image: { id } }) => id);
}

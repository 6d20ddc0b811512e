import fc from 'fast-check';
import type { Image } from '../../src/image/image';
import { decidingKey, sortImages } from '../../src/lookup/sort-images';
import { image } from '../support/images';

const olderImage = image('m-old', {
  createdAt: '2026-01-01T00:00:00.000Z',
  platformVersion: '24.04',
});
const newerImage = image('m-new', {
  createdAt: '2026-02-01T00:00:00.000Z',
  platformVersion: '22.04',
});
const undatedImage = image('m-undated', { name: 'a' });
const twinA = image('m-2', { createdAt: '2026-01-01T00:00:00.000Z', version: '9', name: 'a' });
const twinB = image('m-1', { createdAt: '2026-01-01T00:00:00.000Z', version: '10', name: 'b' });
const namesake = image('m-0', { createdAt: '2026-01-01T00:00:00.000Z', version: '9', name: 'a' });

const family = image('m-3', { platformVersion: '22.04', version: '1' });
const older = image('m-4', { platformVersion: '20.04', version: '9' });
const nameless = image('m-5', { name: undefined });

const windows = { platform: 'windows-server', createdAt: '2026-01-01T00:00:00.000Z' };
const [server2016, server1709, server1803, server1809, server20H2, server2022, server2003] = [
  '2016',
  '1709',
  '1803',
  '1809',
  '20H2',
  '2022',
  '2003',
].map((platformVersion) => image(platformVersion, { ...windows, platformVersion }));

const [elsewhere2016, elsewhere1709] = ['2016', '1709'].map((platformVersion) =>
  image(`coreos-${platformVersion}`, { platform: 'coreos', platformVersion }),
);

test.each`
  sortBy       | first            | second           | decidedBy
  ${undefined} | ${newerImage}    | ${olderImage}    | ${'created'}
  ${'created'} | ${olderImage}    | ${undatedImage}  | ${'created'}
  ${'version'} | ${olderImage}    | ${newerImage}    | ${'version'}
  ${'version'} | ${newerImage}    | ${undatedImage}  | ${'version'}
  ${'name'}    | ${undatedImage}  | ${olderImage}    | ${'name'}
  ${'created'} | ${twinB}         | ${twinA}         | ${'version'}
  ${'name'}    | ${twinA}         | ${twinB}         | ${'name'}
  ${'created'} | ${namesake}      | ${twinA}         | ${'id'}
  ${'version'} | ${family}        | ${older}         | ${'version'}
  ${'name'}    | ${older}         | ${nameless}      | ${'name'}
  ${'version'} | ${server1809}    | ${server1803}    | ${'version'}
  ${'version'} | ${elsewhere2016} | ${elsewhere1709} | ${'version'}
  ${'version'} | ${server1709}    | ${server2016}    | ${'version'}
  ${'version'} | ${server20H2}    | ${server1709}    | ${'version'}
  ${'version'} | ${server2022}    | ${server20H2}    | ${'version'}
  ${'version'} | ${server1709}    | ${server2003}    | ${'version'}
`(
  'by $sortBy, $first.id comes before $second.id: $decidedBy decides',
  async ({ sortBy, first, second, decidedBy }) => {
    const sorted = await sortImages([second, first], { sortBy });

    expect(sorted).toEqual([first, second]);
    expect(decidingKey(first, second, { sortBy })).toBe(decidedBy);
  },
);

const anyImage: fc.Arbitrary<Image> = fc
  .record({
    id: fc.string({ unit: 'grapheme', minLength: 1 }),
    name: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    createdAt: fc.constantFrom(undefined, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
    version: fc.constantFrom(undefined, '9', '10', '1.0', '90071992547409921', '90071992547409922'),
    platformVersion: fc.constantFrom(undefined, '22.04', '22.10', '7'),
  })
  .map(({ id, ...facts }) => image(id, facts));

test('the order does not depend on the order of the input', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(anyImage, { selector: ({ id }) => id, maxLength: 40 })
        .chain((images) =>
          fc.tuple(fc.constant(images), fc.shuffledSubarray(images, { minLength: images.length })),
        ),
      fc.constantFrom('created' as const, 'version' as const, 'name' as const),
      async ([images, shuffled], sortBy) => {
        expect(await sortImages(shuffled, { sortBy })).toEqual(
          await sortImages(images, { sortBy }),
        );
      },
    ),
  );
});

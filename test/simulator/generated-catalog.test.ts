import { parseJson } from '../../src/http/json';
import { readCatalog } from '../../src/simulator';
import { getSource, sources } from '../../src/sources/registry';
import { generateImages } from '../support/listed-images';
import { everyListing } from '../support/listing-parameters';
import { createTestState, respond } from './support/test-state';

describe.each(sources)('$id', (source) => {
  const bytes = async (seed: number, count: number) =>
    JSON.stringify(await generateImages(source, count, { seed }));

  test('the same seed gives the same bytes', async () => {
    expect(await bytes(7, 300)).toBe(await bytes(7, 300));
  });

  test('another seed gives other bytes', async () => {
    expect(await bytes(8, 300)).not.toBe(await bytes(7, 300));
  });

  test.each([0, 1, 2, 300, 3000])('generates %i images with distinct ids', async (count) => {
    const images = await generateImages(source, count);

    expect(new Set(images.map(({ id }) => id)).size).toBe(count);
    expect(images.filter((image) => image.source !== source.id)).toEqual([]);
  });

  test('a printed catalog that is served again gives the same replies', async () => {
    const images = await generateImages(source, source.paging.maxSize);
    const served = await createTestState(undefined, { catalog: images });
    const replies = everyListing(source).map(
      ({ parameters }) => respond(served, source.id, parameters).body,
    );
    const printed = everyListing(source).flatMap(({ implies }, index) =>
      source
        .reply()
        .pageSchema.parse(parseJson(Buffer.from(replies[index] ?? '')))
        .images.map((image) => ({ ...image, ...implies, source: source.id })),
    );
    const servedAgain = await createTestState(undefined, {
      catalog: readCatalog(toImagesJson(printed)),
    });

    const again = everyListing(source).map(
      ({ parameters }) => respond(servedAgain, source.id, parameters).body,
    );

    expect(again.map(withoutEmptyTexts)).toEqual(replies.map(withoutEmptyTexts));
    expect(printed.length).toBeGreaterThan(15);
  });
});

test('releases are spread over two years', async () => {
  const images = await generateImages(getSource('alicloud-aic'), 3000);

  const moments = images.map(({ createdAt }) => String(createdAt));

  expect(moments).toEqual(moments.toSorted().reverse());
  expect(moments.at(0)).toMatch(/^2026-03-01/);
  expect(moments.at(-1)).toMatch(/^2024-/);
});

function toImagesJson(images: unknown): string {
  return JSON.stringify({ images });
}

/** An empty text means that there is none, and none is printed. */
function withoutEmptyTexts(body: string): unknown {
  return JSON.parse(body, (_, value) => (value === '' ? undefined : value));
}

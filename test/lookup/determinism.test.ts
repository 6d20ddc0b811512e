import fc from 'fast-check';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { describeSources } from '../support/describe-sources';
import { generateListedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

/** What a catalogue may hold that an order could stumble over. */
const oddFields: readonly Partial<Record<string, unknown>>[] = [
  { createdAt: '2026-03-01T00:00:00.000Z', reportedCreationTime: undefined },
  { createdAt: undefined, reportedCreationTime: undefined },
  { createdAt: undefined, reportedCreationTime: 'the day before' },
  { name: '网站-ウェブ-مرحبا-🚀' },
  { ownerId: '20169351435612345678' },
  {},
];

describeSources((source) => {
  const { id } = source;
  const all = { source: id, ...(source.reportedFields.includes('status') && { status: 'any' }) };

  test('the result has the same bytes for any order, page size and timing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 7, 60),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.constantFrom(...oddFields), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: source.paging.maxSize }),
        fc.scheduler(),
        fc.infiniteStream(fc.nat()),
        async (count, seed, odd, pageSize, scheduler, dice) => {
          const catalog = (await generateListedImages(source, count, seed)).map((image, index) =>
            Object.assign({}, image, odd[index % odd.length]),
          );
          const straight = await simulatedReader(source, catalog);
          const shuffled = await simulatedReader(source, shuffle(catalog, dice), {
            pageSize,
            delay: () => scheduler.schedule(Promise.resolve()),
          });

          const expected = await evaluateList(parseQuery(all, 'list', 'cn-test'), straight.read);
          const result = await scheduler.waitFor(
            evaluateList(parseQuery(all, 'list', 'cn-test'), shuffled.read),
          );

          expect(JSON.stringify(result)).toBe(JSON.stringify(expected));
          expect(expected.images).toHaveLength(count);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('images in any order give the same image and explanation', async () => {
    const catalog = await generateListedImages(source, 120);
    const result = {
      source: id,
      mostRecent: true,
      ...(source.listsThirdPartyImages && {
        owners: ['system', 'self'],
        allowUnverifiedOwner: true,
      }),
    };
    const results = await Promise.all(
      [catalog, [...catalog].reverse(), shuffle(catalog, [7, 3, 11, 5, 2][Symbol.iterator]())].map(
        async (images) => {
          const { read } = await simulatedReader(source, images);
          const parsed = parseQuery(result, 'find', 'cn-test');
          return JSON.stringify([
            await evaluateFind(parsed, read),
            await evaluateExplain(parsed, read),
          ]);
        },
      ),
    );

    expect(new Set(results).size).toBe(1);
  });

  test('of images of the same second, the same one is found in any order', async () => {
    const createdAt = '2026-03-01T00:00:00.000Z';
    const catalog = ['m-b', 'm-a', 'm-c'].map((image) => ({ source: id, id: image, createdAt }));
    const query = { ...all, ids: catalog.map((image) => image.id), mostRecent: true };
    const orders = [catalog, catalog.toReversed(), [...catalog.slice(1), ...catalog.slice(0, 1)]];

    const found = await Promise.all(
      orders.map(async (images) => {
        const { read } = await simulatedReader(source, images);
        return (await evaluateFind(parseQuery(query, 'find', 'cn-test'), read)).id;
      }),
    );

    expect(found).toEqual(['m-a', 'm-a', 'm-a']);
  });
});

/** Fisher and Yates, with dice that may run out. */
function shuffle(images: readonly CatalogImage[], dice: Iterator<number>): CatalogImage[] {
  const shuffled = [...images];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = (dice.next().value ?? last * 31) % (last + 1);
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a && b) {
      shuffled[last] = b;
      shuffled[other] = a;
    }
  }
  return shuffled;
}

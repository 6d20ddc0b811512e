import { planListings } from '../../src/lookup/plan-listings';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { replyTo } from '../../src/simulator/handle-request';
import type { Source } from '../../src/sources/source';
import { describeSources, queryAll } from '../support/describe-sources';
import { generateListedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { fetchImages, simulatedReader } from '../support/simulated-reader';

// A limit is the largest number that the simulated API takes: it refuses one more, or finds less.
describeSources((source) => {
  const { limits, paging, regionParameter } = source;
  const LONGER_THAN_ANY = 300;

  test('`paging.maxSize` is the largest page', async () => {
    const operation = await source.simulator();
    const accepts = (size: number) =>
      'body' in
      replyTo(
        new Map([
          ...(regionParameter ? [[regionParameter, 'cn-test'] as const] : []),
          [paging.sizeParameter, String(size)],
        ]),
        [],
        operation,
      );

    expect([paging.maxSize, paging.maxSize + 1].map(accepts)).toEqual([true, false]);
  });

  test('`limits.ids` is the number of ids that one request takes', async () => {
    const catalog = await generateListedImages(source, LONGER_THAN_ANY);
    const findsAll = async (count: number) => {
      const ids = catalog.slice(0, count).map(({ id }) => id);
      const found = await listInOneRequest(source, catalog, { ids });
      return found?.length === count;
    };

    if (source.apiFilters.ids && limits.ids !== undefined) {
      expect([await findsAll(limits.ids), await findsAll(limits.ids + 1)]).toEqual([true, false]);
    } else {
      expect(await findsAll(LONGER_THAN_ANY)).toBe(true);
    }
  });

  if (source.apiFilters.tags) {
    test.each`
      limit         | make
      ${'tags'}     | ${makeTags}
      ${'tagKey'}   | ${(size: number) => ({ ['k'.repeat(size)]: 'value' })}
      ${'tagValue'} | ${(size: number) => ({ key: 'v'.repeat(size) })}
    `('`limits.$limit` is what one request takes', async ({ limit, make }) => {
      const largest: number | undefined = Reflect.get(limits, limit);
      const isFound = async (size: number) => {
        const tags: Readonly<Record<string, string>> = make(size);
        const [image] = await generateListedImages(source, 1);
        const catalog = image ? [{ ...image, tags }] : [];
        return (await listInOneRequest(source, catalog, { tags }))?.length === 1;
      };

      if (largest === undefined) {
        expect(await isFound(LONGER_THAN_ANY)).toBe(true);
      } else {
        expect([await isFound(largest), await isFound(largest + 1)]).toEqual([true, false]);
      }
    });

    test('`limits.maxTaggedImages` is the number of images that the API finds by tags', async () => {
      const tags = { key: 'value' };
      const catalog = Array.from(
        { length: (limits.maxTaggedImages ?? LONGER_THAN_ANY) + 1 },
        (_, index) => ({ source: source.id, id: `m-${index}`, tags }),
      );

      const found = await listInOneRequest(source, catalog, { tags });

      expect(found).toHaveLength(limits.maxTaggedImages ?? catalog.length);
    });

    test('a query with more tags than `limits.tags` is refused', () => {
      const { tags: limit = LONGER_THAN_ANY } = limits;
      const parseWith = (count: number) => () =>
        parseQuery(queryAll(source, { tags: makeTags(count) }), 'list');

      expect(parseWith(limit)).not.toThrow();
      if (limits.tags !== undefined) {
        expect(parseWith(limit + 1)).toThrow(`${limit + 1} tags are more than the ${limit}`);
      }
    });
  }
});

function makeTags(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, '']));
}

/** What the API lists for a query that is not checked against the limits; nothing if it refuses. */
async function listInOneRequest(
  source: Source,
  catalog: readonly CatalogImage[],
  filters: object,
): Promise<readonly unknown[] | undefined> {
  const parsed = parseQuery(queryAll(source), 'list');
  const unlimited = {
    ...parsed,
    source: { ...source, limits: {} },
    query: { ...parsed.query, ...filters },
  };
  const { read } = await simulatedReader(source, catalog);
  const { listings } = planListings(unlimited).filtered;
  return fetchImages(unlimited, listings, read).catch(() => undefined);
}

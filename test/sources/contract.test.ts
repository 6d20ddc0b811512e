import { toJSONSchema } from 'zod';
import { evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan-listings';
import { CommonFilters, QueryArguments } from '../../src/query/query';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { describeSources, queryAll } from '../support/describe-sources';
import { generateListedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { fieldTypes, samplesOf } from '../support/samples';
import { simulatedReader } from '../support/simulated-reader';

describeSources((source) => {
  const all = queryAll(source);

  test('has a phrase for what it lists', () => {
    expect(source.summary).toMatch(/^\S[^|\n]*[^\s.]$/);
  });

  test('reads its samples', async () => {
    const samples = await samplesOf(source.id);

    for (const { reply, page } of samples) {
      expect(source.reply().pageSchema.parse(reply)).toEqual(page);
    }
    expect(samples.length).toBeGreaterThan(0);
  });

  test.each([0, 1, 100, 101])(
    'lists each of %i images once, and no page past the end',
    async (count) => {
      const catalog = await generateListedImages(source, count);
      const { read, calls } = await simulatedReader(source, catalog);

      const { imageIds } = await evaluateList(parseQuery(all, 'list'), read);

      expect([...imageIds].sort()).toEqual(catalog.map((image) => image.id).sort());
      const lists = planListings(parseQuery(all, 'list')).filtered.listings;
      const sizes = lists.length > 1 ? sizesByOwner(catalog, source) : [count];
      const pages = sizes.map((size) => Math.max(1, Math.ceil(size / source.paging.maxSize)));
      expect(calls).toHaveLength(pages.reduce((sum, each) => sum + each));
    },
  );

  if (source.reportedFields.includes('tags')) {
    test('300 images come with their tags in no more calls than they have pages', async () => {
      const tags = { env: 'prod' };
      const catalog = (await generateListedImages(source, 300)).map((image) =>
        Object.assign({}, image, { tags, ownerAlias: 'self' }),
      );
      const { read, calls } = await simulatedReader(source, catalog);

      const { imageIds, images } = await evaluateList(parseQuery(all, 'list'), read);

      expect(imageIds).toHaveLength(300);
      expect(images.filter((image) => image.tags?.env !== 'prod')).toEqual([]);
      expect(calls).toHaveLength(Math.ceil(300 / source.paging.maxSize));
    });
  }

  test('an image without a name is listed, and matches no name filter', async () => {
    const { read } = await simulatedReader(source, [{ source: source.id, id: 'm-1' }]);
    const list = (filters: object) =>
      evaluateList(parseQuery({ ...all, ...filters }, 'list'), read).then(
        ({ imageIds }) => imageIds,
      );

    expect(await list({})).toEqual(['m-1']);
    if (source.reportedFields.includes('name')) {
      expect(await list({ nameRegex: '.' })).toEqual([]);
    }
  });

  test('an image with an unreadable date is never the newest', async () => {
    const { read } = await simulatedReader(source, [
      { source: source.id, id: 'm-unreadable', createdAt: 'lately' },
      { source: source.id, id: 'm-old', createdAt: '2016-01-01T00:00:00.000Z' },
    ]);
    const newest = { ...all, mostRecent: true, ids: ['m-unreadable', 'm-old'] };

    expect((await evaluateFind(parseQuery(newest, 'find'), read)).id).toBe('m-old');
  });

  test('finds an image by its id with one call for each list', async () => {
    const catalog = await generateListedImages(source, 30);
    const { read, calls } = await simulatedReader(source, catalog);
    const wanted = catalog[17]?.id ?? '';

    const { imageIds } = await evaluateList(parseQuery({ ...all, ids: [wanted] }, 'list'), read);

    expect(imageIds).toEqual([wanted]);
    expect(calls).toHaveLength(
      source.listings(parseQuery({ ...all, ids: [wanted] }, 'list').query, true).length,
    );
  });

  test('finds more ids than one request takes, with as few requests as possible', async () => {
    const catalog = await generateListedImages(source, 130);
    const { read, calls } = await simulatedReader(source, catalog);
    const ids = catalog.map((image) => image.id);

    const query = parseQuery({ ...all, ids }, 'list');
    const { imageIds } = await evaluateList(query, read);

    expect([...imageIds].sort()).toEqual([...ids].sort());
    if (source.apiFilters.ids) {
      const lists = source.listings(query.query, true).length;
      const requests = Math.ceil(ids.length / (source.limits.ids ?? ids.length));
      expect(calls).toHaveLength(lists * requests);
    }
  });

  test('its simulator replies in the shape of the samples', async () => {
    const { read, replies } = await simulatedReader(source, await generateListedImages(source, 40));

    await evaluateList(parseQuery(all, 'list'), read);

    const samples = (await samplesOf(source.id)).map(({ reply }) => reply);
    const documented = fieldTypes(samples);
    const simulated = fieldTypes(replies);
    expect([...simulated.keys()]).toEqual(
      expect.arrayContaining([...fieldTypes(samples.slice(0, 1)).keys()]),
    );
    for (const [path, types] of simulated) {
      const seen = [...(documented.get(path) ?? types)];
      expect({ path, seen }).toEqual({ path, seen: expect.arrayContaining([...types]) });
    }
  });

  test('no option has the name of a common argument', () => {
    const options = Object.keys(source.options.shape);

    expect(options.filter((option) => option in QueryArguments.shape)).toEqual([]);
  });

  test('every option and every image field has a description', () => {
    const undescribed = [source.options, source.reply().imageSchema].flatMap((schema) =>
      Object.entries(toJSONSchema(schema, { io: 'input' }).properties ?? {})
        .filter(([, property]) => !Object(property).description)
        .map(([name]) => name),
    );

    expect(undescribed).toEqual([]);
  });

  test('every API filter and client filter belongs to an argument', () => {
    const known = { ...CommonFilters.shape, ...source.options.shape };

    expect(
      [...Object.keys(source.clientFilters), ...Object.keys(source.apiFilters)].filter(
        (argument) => !(argument in known),
      ),
    ).toEqual([]);
  });

  test('every option has an API filter or a client filter', () => {
    const used = { ...source.clientFilters, ...source.apiFilters };

    expect(Object.keys(source.options.shape).filter((option) => !(option in used))).toEqual([]);
  });

  test('`permissionArguments` has every API filter that is one of them in another source', () => {
    const required = new Set<string>(
      sources.flatMap((each: Source) => each.permissionArguments ?? []),
    );

    expect([...(source.permissionArguments ?? [])].sort()).toEqual(
      Object.keys(source.apiFilters)
        .filter((argument) => required.has(argument))
        .sort(),
    );
  });
});

/** How long each list is, for a source that has one for each owner. */
function sizesByOwner(catalog: readonly CatalogImage[], { owners }: Source): number[] {
  return owners.map((alias) => catalog.filter(({ ownerAlias }) => ownerAlias === alias).length);
}

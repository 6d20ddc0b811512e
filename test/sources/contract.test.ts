import { toJSONSchema, type z } from 'zod';
import { ImagepinError } from '../../src/errors';
import type { Image } from '../../src/image/image';
import { fetchImages } from '../../src/lookup/fetch-images';
import { filterImages } from '../../src/lookup/filter-images';
import { listImages } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan-listings';
import { CommonFilters, parseQuery, QueryArguments } from '../../src/query/query';
import type { CatalogImage } from '../../src/simulator/catalog-image';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { generateListedImages } from '../support/listed-images';
import { fieldTypes, samplesOf } from '../support/samples';
import { simulatedReader } from '../support/simulated-reader';

// What every source promises. A new source is tested by being registered.
describe.each(sources.map((source): [string, Source] => [source.id, source]))(
  '%s',
  (id, source) => {
    const baseQuery = { source: id, ...(source.requiresRegion && { region: 'cn-test' }) };
    const all = {
      ...baseQuery,
      ...(source.reportedFields.includes('status') && { status: 'any' }),
    };

    test('reads its samples', async () => {
      const samples = await samplesOf(id);

      for (const { reply, page } of samples) {
        expect(source.replySchema().parse(reply)).toEqual(page);
      }
      expect(samples.length).toBeGreaterThan(0);
    });

    test.each([0, 1, 100, 101, 250])('lists all of %i images, each once', async (count) => {
      const catalog = await generateListedImages(source, count);
      const { read } = await simulatedReader(source, catalog);

      const { imageIds } = await listImages(parseQuery(all, 'list'), read);

      expect([...imageIds].sort()).toEqual(catalog.map((image) => image.id).sort());
    });

    test.each([1, 100, 101])('asks for no page past the end of %i images', async (count) => {
      const catalog = await generateListedImages(source, count);
      const { read, calls } = await simulatedReader(source, catalog);

      await listImages(parseQuery(all, 'list'), read);

      const lists = planListings(parseQuery(all, 'list'), true).listings;
      const sizes = lists.length > 1 ? sizesByOwner(catalog, source) : [count];
      const pages = sizes.map((size) => Math.max(1, Math.ceil(size / source.paging.maxSize)));
      expect(calls).toHaveLength(pages.reduce((sum, each) => sum + each));
    });

    test('finds the image that it is asked for by id, with one call a list', async () => {
      const catalog = await generateListedImages(source, 30);
      const { read, calls } = await simulatedReader(source, catalog);
      const wanted = catalog[17]?.id ?? '';

      const { imageIds } = await listImages(parseQuery({ ...all, ids: [wanted] }, 'list'), read);

      expect(imageIds).toEqual([wanted]);
      expect(calls).toHaveLength(
        source.listings(parseQuery({ ...all, ids: [wanted] }, 'list').query, true).length,
      );
    });

    test('more ids than a call takes are all found', async () => {
      const catalog = await generateListedImages(source, 130);
      const { read } = await simulatedReader(source, catalog);
      const ids = catalog.map((image) => image.id);

      const { imageIds } = await listImages(parseQuery({ ...all, ids }, 'list'), read);

      expect([...imageIds].sort()).toEqual([...ids].sort());
    });

    test('narrowing at the API changes nothing but the traffic', async () => {
      const catalog = await generateListedImages(source, 60);
      const { read } = await simulatedReader(source, catalog);
      const { images } = await listImages(parseQuery(all, 'list'), read);
      const queries = sampleQueries(source, images);

      for (const query of queries) {
        const parsed = parseQuery({ ...baseQuery, ...query }, 'list');
        const matchingIds = async (useApiFilters: boolean) => {
          const plan = planListings(parsed, useApiFilters);
          const images = await fetchImages(parsed, plan.listings, read);
          const { matches } = filterImages(images, plan.clientFilters);
          return matches.map((image) => image.id).sort();
        };

        expect({ question: query, kept: await matchingIds(true) }).toEqual({
          question: query,
          kept: await matchingIds(false),
        });
      }
      expect(queries.length).toBeGreaterThan(source.owners.length);
    });

    test('its simulator answers in the shape of the samples', async () => {
      const { read, replies } = await simulatedReader(
        source,
        await generateListedImages(source, 40),
      );

      await listImages(parseQuery(all, 'list'), read);

      const samples = (await samplesOf(id)).map(({ reply }) => reply);
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

    test('nothing that it adds collides with the common words', () => {
      const options = Object.keys(source.options.shape);

      expect(options.filter((option) => option in QueryArguments.shape)).toEqual([]);
    });

    test('every argument and every field says what it is', () => {
      const silent = [source.options, source.imageSchema()].flatMap((schema) =>
        Object.entries(toJSONSchema(schema, { io: 'input' }).properties ?? {})
          .filter(([, property]) => !Object(property).description)
          .map(([name]) => name),
      );

      expect(silent).toEqual([]);
    });

    test('every reported field is one that its images can have', () => {
      expect(
        source.reportedFields.filter((field) => !(field in source.imageSchema().shape)),
      ).toEqual([]);
    });

    test('every check and every narrowing belongs to an argument', () => {
      const known = { ...CommonFilters.shape, ...source.options.shape };

      expect(
        [...Object.keys(source.clientFilters), ...Object.keys(source.apiFilters)].filter(
          (argument) => !(argument in known),
        ),
      ).toEqual([]);
    });

    test('every own option reaches the API or is checked here', () => {
      const used = { ...source.clientFilters, ...source.apiFilters };

      expect(Object.keys(source.options.shape).filter((option) => !(option in used))).toEqual([]);
    });
  },
);

/** How long each list is, for a source that has one per owner. */
function sizesByOwner(catalog: readonly CatalogImage[], { owners }: Source): number[] {
  return owners.map((alias) => catalog.filter(({ ownerAlias }) => ownerAlias === alias).length);
}

/** What to ask so that an image is found by one of its fields. */
const sampleValue: Readonly<Record<string, (image: Image) => unknown>> = {
  ids: ({ id }) => [id],
  owners: ({ ownerAlias }) => [ownerAlias],
  createdAfter: ({ createdAt }) => createdAt,
  createdBefore: ({ createdAt }) => createdAt,
  nameRegex: ({ name }) => name?.slice(0, 3),
};

/** Questions about each thing that can be asked: with values that some images have, and all that are closed. */
function sampleQueries(source: Source, images: readonly Image[]): Record<string, unknown>[] {
  const schema = source.options.extend(CommonFilters.shape);
  return Object.entries(schema.shape).flatMap(([argument, field]) => {
    const sampleOf = sampleValue[argument] ?? ((image) => Reflect.get(image, argument));
    const values = images.map(sampleOf).filter((value) => value !== undefined);
    const distinct = new Map(
      [...closedValues(field), ...values].map((value) => [JSON.stringify(value), value]),
    );
    return [...distinct.values()]
      .slice(0, 6)
      .map((value) => ({ [argument]: value }))
      .filter((query) => isAccepted(query, source));
  });
}

/** Every value of a truth or an enumeration. */
function closedValues(field: z.ZodType): readonly unknown[] {
  const { type, enum: choices } = toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
  return type === 'boolean' ? [true, false] : (choices ?? []);
}

function isAccepted(query: Record<string, unknown>, source: Source): boolean {
  try {
    parseQuery({ source: source.id, ...query }, 'list', 'cn-test');
    return true;
  } catch (error) {
    return !ImagepinError.is(error);
  }
}

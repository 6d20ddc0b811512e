import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toJSONSchema, type z } from 'zod';
import { ImagepinError } from '../../src/errors';
import type { Image } from '../../src/image/image';
import { fetchImages } from '../../src/lookup/fetch';
import { filterImages } from '../../src/lookup/filter';
import { listImages } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan';
import { Conditions, parseQuery, Question } from '../../src/lookup/query';
import type { CatalogImage } from '../../src/simulator/catalog';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { catalogOf } from '../support/catalog';
import { played } from '../support/played';
import { samplesOf, typesOf } from '../support/samples';

// What every source promises. A new source is tested by being registered.
describe.each(sources.map((source): [string, Source] => [source.id, source]))(
  '%s',
  (id, source) => {
    const asked = { source: id, ...(source.regional && { region: 'cn-test' }) };
    const all = { ...asked, ...(source.reports.includes('status') && { status: 'any' }) };

    test('reads its samples', async () => {
      const samples = await samplesOf(id);

      for (const { reply, page } of samples) {
        expect(source.reply().parse(reply)).toEqual(page);
      }
      expect(samples.length).toBeGreaterThan(0);
    });

    test.each([0, 1, 100, 101, 250])('lists all of %i images, each once', async (count) => {
      const catalog = await catalogOf(source, count);
      const { read } = await played(source, catalog);

      const { imageIds } = await listImages(parseQuery(all, 'list'), read);

      expect([...imageIds].sort()).toEqual(catalog.map((image) => image.id).sort());
    });

    test.each([1, 100, 101])('asks for no page past the end of %i images', async (count) => {
      const catalog = await catalogOf(source, count);
      const { read, calls } = await played(source, catalog);

      await listImages(parseQuery(all, 'list'), read);

      const lists = planListings(parseQuery(all, 'list'), true).listings;
      const sizes = lists.length > 1 ? sizesByOwner(catalog, source) : [count];
      const pages = sizes.map((size) => Math.max(1, Math.ceil(size / source.paging.max)));
      expect(calls).toHaveLength(pages.reduce((sum, each) => sum + each));
    });

    test('finds the image that it is asked for by id, with one call a list', async () => {
      const catalog = await catalogOf(source, 30);
      const { read, calls } = await played(source, catalog);
      const wanted = catalog[17]?.id ?? '';

      const { imageIds } = await listImages(parseQuery({ ...all, ids: [wanted] }, 'list'), read);

      expect(imageIds).toEqual([wanted]);
      expect(calls).toHaveLength(
        source.listings(parseQuery({ ...all, ids: [wanted] }, 'list').query, true).length,
      );
    });

    test('more ids than a call takes are all found', async () => {
      const catalog = await catalogOf(source, 130);
      const { read } = await played(source, catalog);
      const ids = catalog.map((image) => image.id);

      const { imageIds } = await listImages(parseQuery({ ...all, ids }, 'list'), read);

      expect([...imageIds].sort()).toEqual([...ids].sort());
    });

    test('narrowing at the API changes nothing but the traffic', async () => {
      const catalog = await catalogOf(source, 60);
      const { read } = await played(source, catalog);
      const { images } = await listImages(parseQuery(all, 'list'), read);
      const questions = questionsAbout(source, images);

      for (const question of questions) {
        const parsed = parseQuery({ ...asked, ...question }, 'list');
        const kept = async (narrow: boolean) => {
          const plan = planListings(parsed, narrow);
          const images = await fetchImages(parsed, plan.listings, read);
          const { matches } = filterImages(images, plan.conditions);
          return matches.map((image) => image.id).sort();
        };

        expect({ question, kept: await kept(true) }).toEqual({ question, kept: await kept(false) });
      }
      expect(questions.length).toBeGreaterThan(source.owners.length);
    });

    test('its simulator answers in the shape of the samples', async () => {
      const { read, replies } = await played(source, await catalogOf(source, 40));

      await listImages(parseQuery(all, 'list'), read);

      const samples = (await samplesOf(id)).map(({ reply }) => reply);
      const documented = typesOf(samples);
      const simulated = typesOf(replies);
      expect([...simulated.keys()]).toEqual(
        expect.arrayContaining([...typesOf(samples.slice(0, 1)).keys()]),
      );
      for (const [path, types] of simulated) {
        const seen = [...(documented.get(path) ?? types)];
        expect({ path, seen }).toEqual({ path, seen: expect.arrayContaining([...types]) });
      }
    });

    test('nothing that it adds collides with the common words', () => {
      const options = Object.keys(source.options.shape);

      expect(options.filter((option) => option in Question.shape)).toEqual([]);
    });

    test('every argument and every field says what it is', () => {
      const silent = [source.options, source.image()].flatMap((schema) =>
        Object.entries(toJSONSchema(schema, { io: 'input' }).properties ?? {})
          .filter(([, property]) => !Object(property).description)
          .map(([name]) => name),
      );

      expect(silent).toEqual([]);
    });

    test('every reported field is one that its images can have', () => {
      expect(source.reports.filter((field) => !(field in source.image().shape))).toEqual([]);
    });

    test('every check and every narrowing belongs to an argument', () => {
      const known = { ...Conditions.shape, ...source.options.shape };

      expect(
        [...Object.keys(source.checks), ...Object.keys(source.narrowing)].filter(
          (argument) => !(argument in known),
        ),
      ).toEqual([]);
    });

    test('every own option reaches the API or is checked here', () => {
      const used = { ...source.checks, ...source.narrowing };

      expect(Object.keys(source.options.shape).filter((option) => !(option in used))).toEqual([]);
    });
  },
);

/** How long each list is, for a source that has one per owner. */
function sizesByOwner(catalog: readonly CatalogImage[], { owners }: Source): number[] {
  return owners.map((alias) => catalog.filter(({ ownerAlias }) => ownerAlias === alias).length);
}

/** What to ask so that an image is found by one of its fields. */
const questionAbout: Readonly<Record<string, (image: Image) => unknown>> = {
  ids: ({ id }) => [id],
  owners: ({ ownerAlias }) => [ownerAlias],
  createdAfter: ({ createdAt }) => createdAt,
  createdBefore: ({ createdAt }) => createdAt,
  nameRegex: ({ name }) => name?.slice(0, 3),
};

test('a question is checked without the schemas of answers, which take a while to put together', () => {
  const check = `
    require('./dist/lookup/query').parseQuery({ source: 'alicloud-aic' }, 'list');
    process.stdout.write(Object.keys(require.cache).join('\\n'));`;

  const { stdout } = spawnSync(process.execPath, ['-e', check], { cwd: ROOT, encoding: 'utf8' });

  const loaded = stdout.split('\n');
  expect(loaded.filter((file) => file.endsWith('request.js'))).toHaveLength(sources.length);
  expect(loaded.filter((file) => file.endsWith('reply.js'))).toEqual([]);
});

const ROOT = join(__dirname, '../..');

/** Questions about each thing that can be asked: with values that some images have, and all that are closed. */
function questionsAbout(source: Source, images: readonly Image[]): Record<string, unknown>[] {
  const schema = source.options.extend(Conditions.shape);
  return Object.entries(schema.shape).flatMap(([argument, field]) => {
    const ask = questionAbout[argument] ?? ((image) => Reflect.get(image, argument));
    const seen = images.map(ask).filter((value) => value !== undefined);
    const distinct = new Map(
      [...closedValues(field), ...seen].map((value) => [JSON.stringify(value), value]),
    );
    return [...distinct.values()]
      .slice(0, 6)
      .map((value) => ({ [argument]: value }))
      .filter((question) => isAnswerable(question, source));
  });
}

/** Every value of a truth or an enumeration. */
function closedValues(field: z.ZodType): readonly unknown[] {
  const { type, enum: words } = toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
  return type === 'boolean' ? [true, false] : (words ?? []);
}

function isAnswerable(question: Record<string, unknown>, source: Source): boolean {
  try {
    parseQuery({ source: source.id, ...question }, 'list', 'cn-test');
    return true;
  } catch (error) {
    return !ImagepinError.is(error);
  }
}

import { toJSONSchema, type z } from 'zod';
import { type ApiParameters, flattenParameters, joinParameters } from '../../src/clouds/parameters';
import { ImagepinError } from '../../src/errors';
import type { Image } from '../../src/image/image';
import { memoize } from '../../src/lazy';
import { hasClientFilter } from '../../src/lookup/client-filter';
import type { ReadList } from '../../src/lookup/fetch-images';
import { filterImages } from '../../src/lookup/filter-images';
import { evaluateList } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan-listings';
import { CommonFilters } from '../../src/query/query';
import type { Source } from '../../src/sources/source';
import { describeSources, queryAll } from '../support/describe-sources';
import { generateListedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { instanceTypesOf } from '../support/samples';
import { fetchImages, rememberLists, simulatedReader } from '../support/simulated-reader';

type Filters = Readonly<Record<string, unknown>>;

describeSources((source) => {
  let read: ReadList;
  let images: readonly Image[];
  let instanceTypes: readonly string[];
  beforeAll(async () => {
    const catalog = await generateListedImages(source, 20);
    read = rememberLists((await simulatedReader(source, catalog)).read);
    ({ images } = await evaluateList(parseQuery(queryAll(source), 'list'), read));
    instanceTypes = await instanceTypesOf(source.id);
  });

  test('an API filter changes no result', async () => {
    const { status: _, ...withDefaultStatus } = queryAll(source);
    const queries = argumentsOf(source)
      .flatMap((argument) =>
        valuesOf(argument, source, images, instanceTypes)
          .slice(0, 6)
          .map((value) => ({ [argument]: value })),
      )
      .filter((filters) => isAccepted(filters, source));

    for (const filters of queries) {
      const query = { ...withDefaultStatus, ...filters };
      expect({ filters, ids: await matchingIds(query, true, read) }).toEqual({
        filters,
        ids: await matchingIds(query, false, read),
      });
    }
    expect(queries.length).toBeGreaterThan(source.owners.length);
  });

  for (const argument of Object.keys(source.apiFilters)) {
    // What the simulated catalog does not hold cannot shorten a list, but the API refuses a wrong value of it.
    test(`the API filters by ${argument}`, async () => {
      const all = await listedIds(queryAll(source), read);
      const lengths = await Promise.all(
        valuesOf(argument, source, images, instanceTypes)
          .map((value) => ({ [argument]: value }))
          .filter((filters) => isAccepted(filters, source))
          .map(async (filters) => (await listedIds(queryAll(source, filters), read)).length),
      );

      const shortens = lengths.some((length) => length < all.length);
      expect(
        (shortens && lengths.some((length) => length > 0)) ||
          (!hasClientFilter(argument, source) && (await isRefused(argument, source, read))),
      ).toBe(true);
    });
  }

  for (const argument of argumentsOfApiAlone(source)) {
    test(`the value of ${argument}, which only the API compares, is sent unchanged`, () => {
      for (const value of valuesOf(argument, source, images, instanceTypes)) {
        expect(Object.values(flattenParameters(toApiParameters(argument, value, source)))).toEqual(
          expect.arrayContaining([value].flat().map(String)),
        );
      }
    });
  }

  const pairs = pairsOf(apiFiltersOf(source));
  // A source with a single API filter has no pair to compare.
  if (pairs.length > 0) {
    test('two API filters together change no result, and list what both list', async () => {
      const listedByOne = memoize((filter: string) =>
        listedIds(queryAll(source, JSON.parse(filter)), read),
      );
      const queries = pairs
        .map((pair) => pairQuery(pair, source, images, instanceTypes))
        .filter((filters) => isAccepted(filters, source));

      for (const filters of queries) {
        const query = queryAll(source, filters);
        const [first = [], second = []] = await Promise.all(
          Object.entries(filters).map(([argument, value]) =>
            listedByOne(JSON.stringify({ [argument]: value })),
          ),
        );
        expect({
          filters,
          listed: await listedIds(query, read),
          ids: await matchingIds(query, true, read),
        }).toEqual({
          filters,
          listed: first.filter((id) => second.includes(id)),
          ids: await matchingIds(query, false, read),
        });
      }
      expect(queries.length).toBeGreaterThanOrEqual(apiFiltersOf(source).length - 1);
    });
  }

  test('an instance type lists some images and leaves out others', async () => {
    const listed = await Promise.all(
      instanceTypes.map((instanceType) => listedIds(queryAll(source, { instanceType }), read)),
    );

    expect(instanceTypes.length > 0).toBe('instanceType' in source.apiFilters);
    for (const { length } of listed) {
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThan(images.length);
    }
    expect(new Set(listed.map(String)).size).toBe(instanceTypes.length);
  });
});

function argumentsOf(source: Source): readonly string[] {
  return Object.keys({ ...CommonFilters.shape, ...source.options.shape });
}

/** The arguments by which the API filters. */
function apiFiltersOf(source: Source): readonly string[] {
  return [...Object.keys(source.apiFilters), 'owners'];
}

/** The arguments that no client filter checks. */
function argumentsOfApiAlone(source: Source): readonly string[] {
  return Object.keys(source.apiFilters).filter((argument) => !hasClientFilter(argument, source));
}

function toApiParameters(argument: string, value: unknown, source: Source): ApiParameters {
  // The keys of the table are the names of arguments.
  return Object(source.apiFilters)[argument](value);
}

/** Whether the API refuses a value that is none of the argument's. */
async function isRefused(argument: string, source: Source, read: ReadList): Promise<boolean> {
  const parsed = parseQuery(queryAll(source), 'list');
  const [listing] = planListings(parsed).filtered.listings;
  const parameters = joinParameters([
    listing?.parameters ?? {},
    toApiParameters(argument, 'none of them', source),
  ]);
  return read({ parsed, listing: { parameters } }).then(
    () => false,
    () => true,
  );
}

function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => [first, second] as const),
  );
}

/** Both values are those of one image, where an image has both. */
function pairQuery(
  pair: readonly [string, string],
  source: Source,
  images: readonly Image[],
  instanceTypes: readonly string[],
): Filters {
  const candidates = images.map((image) =>
    pair.map(
      (argument) =>
        sampleValue(argument, image) ?? choicesOf(argument, source, instanceTypes).at(-1),
    ),
  );
  const values = candidates.find((each) => each.every((value) => value !== undefined)) ?? [];
  return Object.fromEntries(pair.map((argument, index) => [argument, values[index]]));
}

/** How to filter for an image where the value is not the field of the same name. */
const SAMPLES: Readonly<Record<string, (image: Image) => unknown>> = {
  ids: ({ id }) => [id],
  owners: ({ ownerAlias }) => [ownerAlias],
  createdAfter: ({ createdAt }) => createdAt,
  createdBefore: ({ createdAt }) => createdAt,
  nameRegex: ({ name }) => name?.slice(0, 3),
};

function sampleValue(argument: string, image: Image): unknown {
  return SAMPLES[argument]?.(image) ?? Reflect.get(image, argument);
}

/** The choices and the values of the images; where no field has the name, any text of the images may be a value. */
function valuesOf(
  argument: string,
  source: Source,
  images: readonly Image[],
  instanceTypes: readonly string[],
): readonly unknown[] {
  const named = distinct([
    ...choicesOf(argument, source, instanceTypes),
    ...images.map((image) => sampleValue(argument, image)),
  ]);
  if (named.length > 0) {
    return named;
  }
  const isList = declaredSchema(source)(argument).type === 'array';
  return distinct(images.flatMap(textsIn)).map((text) => (isList ? [text] : text));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Every value of a boolean or an enumeration, the smallest number, and the instance types. */
function choicesOf(
  argument: string,
  source: Source,
  instanceTypes: readonly string[],
): readonly unknown[] {
  if (argument === 'instanceType') {
    return instanceTypes;
  }
  const { type, enum: choices = [], minimum } = declaredSchema(source)(argument);
  return type === 'boolean' ? [true, false] : [...choices, minimum].filter(isDefined);
}

const declaredSchema = memoize((source: Source) =>
  memoize((argument: string): z.core.JSONSchema.BaseSchema => {
    const field: z.ZodType | undefined = source.options.extend(CommonFilters.shape).shape[argument];
    return field ? toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) : {};
  }),
);

function distinct(values: readonly unknown[]): readonly unknown[] {
  const known = values.filter(isDefined);
  return [...new Map(known.map((value) => [JSON.stringify(value), value])).values()];
}

function isDefined(value: unknown): boolean {
  return value !== undefined;
}

function isAccepted(filters: Filters, source: Source): boolean {
  try {
    parseQuery(queryAll(source, filters), 'list');
    return !Object.values(filters).includes(undefined);
  } catch (error) {
    return !ImagepinError.is(error);
  }
}

/** The images that the API lists. */
async function listedIds(query: Filters, read: ReadList): Promise<readonly string[]> {
  const parsed = parseQuery(query, 'list');
  const { listings } = planListings(parsed).filtered;
  return (await fetchImages(parsed, listings, read)).map(({ id }) => id).sort();
}

/** The images that match, with or without the API's filters. */
async function matchingIds(
  query: Filters,
  useApiFilters: boolean,
  read: ReadList,
): Promise<readonly string[]> {
  const parsed = parseQuery(query, 'list');
  const { filtered, unfiltered, clientFilters } = planListings(parsed);
  const { listings } = useApiFilters ? filtered : unfiltered;
  const images = await fetchImages(parsed, listings, read);
  const { matches } = await filterImages(images, clientFilters, useApiFilters);
  return matches.map(({ id }) => id).sort();
}

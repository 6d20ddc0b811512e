import fc from 'fast-check';
import type { Image } from '../../src/image/image';
import { evaluateList } from '../../src/lookup/lookup';
import { readCatalog } from '../../src/simulator';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import type { Source } from '../../src/sources/source';
import { describeSources, queryAll } from '../support/describe-sources';
import { imagepinErrorThrownBy } from '../support/errors';
import { sharedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';
import { checkError } from './support/error-check';
import { fuzzTest } from './support/fuzz-test';
import { type Json, mutated, toJson } from './support/mutation';

describeSources((source) => {
  const catalogs = async () => mutated([await sharedImages(source, 4)], { most: 6 });

  fuzzTest('a catalog is read, or rejected as a catalog', catalogs, (content) => {
    const catalog = tryReadCatalog(content);

    const keys = catalog.map((image) => JSON.stringify([image.source, image.id]));
    expect(new Set(keys).size).toBe(catalog.length);
  });

  fuzzTest(
    'the simulator serves every catalog, and what it lists is a catalog that lists the same',
    catalogs,
    async (content) => {
      const catalog = tryReadCatalog(content).filter((image) => image.source === source.id);

      const listed = await listOf(source, catalog);
      const again = await listOf(source, readCatalog(JSON.stringify(listed)));

      expect(catalog.map(({ id }) => id)).toEqual(
        expect.arrayContaining(listed.map(({ id }) => id)),
      );
      expect(again).toEqual(listed);
    },
  );
});

fuzzTest(
  'a damaged catalog is rejected as a catalog',
  () => fc.string({ unit: 'binary' }),
  (text) => {
    checkError(imagepinErrorThrownBy(() => readCatalog(`{${text}`)));
  },
);

/** The images of a catalog; none if it is rejected, which must name the catalog. */
function tryReadCatalog(content: Json): readonly CatalogImage[] {
  try {
    return readCatalog(toJson(content));
  } catch {
    const error = imagepinErrorThrownBy(() => readCatalog(toJson(content)));
    checkError(error);
    expect(error).toMatchObject({ code: 'InvalidQuery', path: ['catalog'] });
    return [];
  }
}

async function listOf(source: Source, catalog: readonly CatalogImage[]): Promise<readonly Image[]> {
  const { read } = await simulatedReader(source, catalog);
  const query = queryAll(source, {
    owners: source.owners,
    ...(source.listsThirdPartyImages && { allowUnverifiedOwner: true }),
  });
  const { images } = await evaluateList(parseQuery(query, 'list'), read, { now: 0 });
  return images;
}

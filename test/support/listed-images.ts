import type { CatalogImage } from '../../src/simulator/catalog-image';
import { createSeededRandom } from '../../src/simulator/random';
import type { Source } from '../../src/sources/source';

/** So many images that a source lists when nobody says whose: none of the marketplace or the community. */
export async function generateListedImages(
  source: Source,
  count: number,
  seed = 1,
): Promise<readonly CatalogImage[]> {
  const service = await source.simulator();
  return service
    .generate(createSeededRandom(seed), count * 3)
    .filter(({ ownerAlias }) => ownerAlias !== 'marketplace' && ownerAlias !== 'community')
    .slice(0, count);
}

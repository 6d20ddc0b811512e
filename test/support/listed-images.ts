import { memoize } from '../../src/lazy';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { createSeededRandom } from '../../src/simulator/generation/generate-values';
import type { Source } from '../../src/sources/source';

/** Images that the simulator of a source generates, in its default region if none is given. */
export async function generateImages(
  source: Source,
  count: number,
  { seed = 1, region }: { readonly seed?: number; readonly region?: string | undefined } = {},
): Promise<readonly CatalogImage[]> {
  const { generate } = await source.simulator();
  const { exampleRegion } = source.api.protocol.cloud;
  return generate(createSeededRandom(seed), count, region ?? exampleRegion);
}

/** So many images that a source lists without `owners`: none of the marketplace or the community. */
export async function generateListedImages(
  source: Source,
  count: number,
  seed = 1,
): Promise<readonly CatalogImage[]> {
  const images = await sharedImages(source, count * 3, { seed });
  return images
    .filter(({ ownerAlias }) => ownerAlias !== 'marketplace' && ownerAlias !== 'community')
    .slice(0, count);
}

/** The same as `generateImages`, but generated once for equal arguments. */
export function sharedImages(
  source: Source,
  count: number,
  options: { readonly seed?: number; readonly region?: string | undefined } = {},
): Promise<readonly CatalogImage[]> {
  return catalogsOf(source)(JSON.stringify([count, options]));
}

const catalogsOf = memoize((source: Source) =>
  memoize(async (key: string): Promise<readonly CatalogImage[]> => {
    const [count, options] = JSON.parse(key);
    return Object.freeze(await generateImages(source, count, options));
  }),
);

import { flattenParameters } from '../../../src/clouds/parameters';
import type { CatalogImage } from '../../../src/simulator/catalog/catalog-image';
import { getSource } from '../../../src/sources/registry';
import type { Parameters } from './sign-request';

/** The parameters of a list of the cloud's own images. */
export function listParameters(id: string): Parameters {
  const { listings, regionParameter } = getSource(id);
  const [listing] = listings({ source: id, owners: ['system'] }, true);
  return {
    ...flattenParameters(listing?.parameters ?? {}),
    ...(regionParameter && { [regionParameter]: 'cn-hangzhou' }),
  };
}

/** So many images of the cloud, in the order of their IDs, each a minute older than the one before. */
export function numberedImages(source: string, count: number): readonly CatalogImage[] {
  return Array.from({ length: count }, (_, index) => ({
    source,
    id: `id-${String(index).padStart(4, '0')}`,
    ownerAlias: 'system',
    status: 'available',
    createdAt: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString(),
  }));
}

import { openClient } from '../../../src/client/client';
import { hostEnvironment } from '../../../src/client/host-environment';
import type { FindInput } from '../../../src/client/query-input';
import { ImagepinError } from '../../../src/errors';
import type { Image } from '../../../src/image/image';
import type { LookupKind } from '../../../src/query/query';
import { type FaultPlan, startSimulator } from '../../../src/simulator';
import type { CatalogImage } from '../../../src/simulator/catalog/catalog-image';
import type { Source } from '../../../src/sources/source';
import { credentialsForAllClouds } from '../../support/cloud-credentials';

/** What a lookup came to. */
export interface ObservedOutcome {
  /** The images of the result; absent if the lookup failed. */
  readonly images?: readonly Image[];
  readonly warnings: readonly string[];
  /** The code of the error. */
  readonly code?: string;
}

export const lookupKinds = ['find', 'list'] as const satisfies readonly LookupKind[];

/** Three pages of images, the newest of them on the last page. */
function threePages({ id, paging }: Source): readonly CatalogImage[] {
  const count = 2 * paging.maxSize + 2;
  return Array.from({ length: count }, (_, index) => ({
    source: id,
    id: `id-${String(index).padStart(4, '0')}`,
    name: `image ${index}`,
    ownerAlias: 'system',
    ownerId: '12345678901234567',
    status: 'available',
    platformVersion: '14',
    createdAt: new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString(),
  }));
}

/** Runs one lookup of a new client against a new simulator with these faults. */
export async function runLookup(
  source: Source,
  kind: LookupKind,
  faults: readonly FaultPlan[],
  timeoutSeconds: number,
): Promise<ObservedOutcome> {
  const simulator = await startSimulator({ catalog: threePages(source), faults });
  const client = openClient(
    { endpoint: simulator.url, credentials: credentialsForAllClouds() },
    { ...hostEnvironment, env: {}, home: '/nonexistent' },
  );
  const query = {
    source: source.id,
    ...(source.owners.includes('system') && { owners: ['system'] }),
    timeoutSeconds,
    ...(source.requiresRegion && { region: 'cn-beijing' }),
    ...(kind === 'find' && { mostRecent: true }),
    // The sources are those of the registry, whose queries the compiler cannot know here.
  } as unknown as FindInput;
  try {
    const result = await (kind === 'find' ? client.find(query) : client.list(query));
    const images = 'image' in result ? [result.image] : result.images;
    return { images, warnings: result.warnings.map(({ code }) => code) };
  } catch (error) {
    if (!ImagepinError.is(error)) {
      throw error;
    }
    return { warnings: [], code: error.code };
  } finally {
    await client.close();
    await simulator.close();
  }
}

import { ImagepinError } from '../errors';
import { CommonFilters } from '../query/query';
import type { Source } from '../sources/source';
import type { Configuration } from './configuration';
import type { HostEnvironment } from './host-environment';

/** Returns the region of a query that sets none, which is valid; undefined for a source that requires none. */
export type DefaultRegion = (source: Source) => Promise<string | undefined>;

/** Returns a function that finds the configured region, or else that of the variables and of the cloud's files. */
export function createDefaultRegion(
  { region, simulate }: Pick<Configuration, 'region' | 'simulate'>,
  host: Pick<HostEnvironment, 'env' | 'home' | 'readFile'>,
): DefaultRegion {
  // The configuration files of a cloud must not affect simulated lookups.
  const readFile = simulate ? fileNotFound : host.readFile;
  return async ({ requiresRegion, api }) => {
    if (!requiresRegion || region !== undefined) {
      return requiresRegion ? region : undefined;
    }
    const { cloud } = api.protocol;
    for (const name of ['IMAGEPIN_REGION', ...cloud.regionVariables]) {
      const value = host.env[name];
      if (value) {
        return readRegion(value, name, cloud.exampleRegion);
      }
    }
    const found = await cloud.regionInFiles({ ...host, readFile });
    return found && readRegion(found.region, `region in ${found.file}:`, cloud.exampleRegion);
  };
}

/** Returns a region from a place outside the query. Throws `InvalidQuery` with that place, a variable or a file. */
function readRegion(region: string, place: string, example: string): string {
  const { error } = CommonFilters.shape.region.safeParse(region);
  if (error) {
    throw new ImagepinError(
      'InvalidQuery',
      `${place} ${JSON.stringify(region)} ${error.issues[0]?.message}`,
      {
        detail: `Set it to a region such as ${example}, or remove it.`,
      },
    );
  }
  return region;
}

async function fileNotFound(): Promise<never> {
  throw Object.assign(new Error('no file is read'), { code: 'ENOENT' });
}

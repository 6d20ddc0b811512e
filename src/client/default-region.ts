import { defaultRegionOf } from '../clouds/cloud';
import type { Source } from '../sources/source';
import type { Configuration } from './configuration';
import type { HostEnvironment } from './host-environment';

/** Returns the region of a query that sets none; undefined for a source that requires none. */
export type DefaultRegion = (source: Source) => Promise<string | undefined>;

/** Returns a function that finds the configured region, or else that of the cloud's own variables and files. */
export function createDefaultRegion(
  { region, simulate }: Configuration,
  host: HostEnvironment,
): DefaultRegion {
  // The configuration files of a cloud must not affect simulated lookups.
  const readFile = simulate ? fileNotFound : host.readFile;
  return async ({ requiresRegion, api }) =>
    requiresRegion
      ? (region ?? defaultRegionOf(api.protocol.cloud, { ...host, readFile }))
      : undefined;
}

async function fileNotFound(): Promise<never> {
  throw Object.assign(new Error('no file is read'), { code: 'ENOENT' });
}

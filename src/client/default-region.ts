import { defaultRegionOf } from '../clouds/default-region';
import type { Source } from '../sources/source';
import type { Configuration } from './configuration';
import type { HostEnvironment } from './host-environment';

/** The region of a query that names none, where its source needs one. */
export type DefaultRegion = (source: Source) => Promise<string | undefined>;

/** Finds default regions: the configured one, then that of the cloud's own variables and files. */
export function createDefaultRegion(
  { region, simulate }: Configuration,
  host: HostEnvironment,
): DefaultRegion {
  // A simulated lookup does not depend on files of a cloud.
  const readFile = simulate ? fileNotFound : host.readFile;
  return async ({ requiresRegion, api }) =>
    requiresRegion
      ? (region ?? defaultRegionOf(api.protocol.cloud, { ...host, readFile }))
      : undefined;
}

async function fileNotFound(): Promise<never> {
  throw Object.assign(new Error('no file is read'), { code: 'ENOENT' });
}

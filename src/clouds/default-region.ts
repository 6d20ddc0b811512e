import type { Cloud } from './cloud';
import type { CredentialsEnvironment } from './credentials-environment';

/** The region that a cloud's own variables name, or else its files. */
export async function defaultRegionOf(
  { regionVariables, regionInFiles }: Cloud,
  environment: CredentialsEnvironment,
): Promise<string | undefined> {
  const variable = regionVariables.find((name) => environment.env[name]);
  return variable === undefined ? regionInFiles(environment) : environment.env[variable];
}

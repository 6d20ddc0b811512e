import type { Cloud } from './cloud';
import type { CredentialsEnvironment } from './credentials-environment';

/** The region in a cloud's own variables, or else in its files. */
export async function defaultRegionOf(
  { regionVariables, regionInFiles }: Cloud,
  environment: CredentialsEnvironment,
): Promise<string | undefined> {
  const variable = regionVariables.find((name) => environment.env[name]);
  return variable === undefined ? regionInFiles(environment) : environment.env[variable];
}

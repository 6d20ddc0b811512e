import type { CloudCredentials } from '../../src/client/settings';
import type { Credentials } from '../../src/clouds/credentials';
import { clouds } from '../../src/clouds/registry';

const SIMULATOR_CREDENTIALS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

/** The same credentials for every cloud; those of the simulator unless others are given. */
export function credentialsForAllClouds(
  credentials: Credentials = SIMULATOR_CREDENTIALS,
): CloudCredentials {
  return Object.fromEntries(clouds.map(({ id }) => [id, credentials]));
}

import type { Credentials } from '../clouds/credentials';
import { clouds } from '../clouds/registry';
import { ImagepinError } from '../errors';
import type { Source } from '../sources/source';
import { isCloudCredentials } from './check-options';
import type { CloudCredentials } from './settings';

/** The credentials of a client, by cloud. Throws `InvalidQuery` if they name no cloud. */
export function credentialsByCloud(
  credentials: Credentials | CloudCredentials | undefined,
): CloudCredentials {
  if (credentials === undefined || isCloudCredentials(credentials)) {
    return credentials ?? {};
  }
  const ids = clouds.map(({ id }) => id);
  throw new ImagepinError('InvalidQuery', 'the credentials name no cloud', {
    path: ['credentials'],
    detail: `A client can query ${ids.join(' and ')}. Set the credentials under the ID of their cloud: \`credentials: { ${ids[0]}: { ... } }\`.`,
  });
}

/** The credentials of a single lookup, by cloud; those that name no cloud are for the cloud of the source. */
export function credentialsForSource(
  credentials: Credentials | CloudCredentials | undefined,
  { api }: Source,
): CloudCredentials | undefined {
  return credentials === undefined || isCloudCredentials(credentials)
    ? credentials
    : { [api.protocol.cloud.id]: credentials };
}

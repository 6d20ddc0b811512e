import type { Cloud } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import { clouds } from '../clouds/registry';
import { ImagepinError } from '../errors';
import { isCloudCredentials } from './check-options';
import { sourceOf } from './parse-query';
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

/** The credentials of a single lookup, by cloud; those that name no cloud are for the cloud of the query's source. */
export function credentialsForQuery(
  credentials: Credentials | CloudCredentials | undefined,
  query: unknown,
): CloudCredentials | undefined {
  return credentials === undefined || isCloudCredentials(credentials)
    ? credentials
    : { [sourceOf(query).api.protocol.cloud.id]: credentials };
}

/** The credentials of a cloud. */
export function credentialsOf(
  credentials: CloudCredentials,
  { id }: Cloud,
): Credentials | undefined {
  const byId: Readonly<Record<string, Credentials | undefined>> = credentials;
  return byId[id];
}

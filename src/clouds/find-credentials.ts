import { ImagepinError } from '../errors';
import { abortable } from '../http/abortable';
import { argument, text } from '../text';
import type { Cloud } from './cloud';
import type { CredentialSource } from './credential-source';
import type { Credentials, CredentialsProvider } from './credentials';
import type { CredentialsEnvironment } from './credentials-environment';
import { readKeyPair } from './key-pair';
import { variablesSource } from './variables-source';

/** Credentials from a program or a provider's configuration: complete, or absent. */
export type ExplicitCredentials = { readonly [Name in keyof Credentials]?: string | undefined };

/** Returns the explicit credentials, or else those of the first place that has any; the search runs once, on demand. */
export function findCredentials(
  cloud: Cloud,
  environment: CredentialsEnvironment,
  explicit: ExplicitCredentials = {},
): CredentialsProvider {
  let pending: Promise<CredentialsProvider> | undefined;

  return async (signal) => {
    pending ??= searchChain(cloud, environment, explicit).catch((error) => {
      // The user may sign in before a later lookup.
      pending = undefined;
      throw error;
    });
    const provider = await abortable(pending, signal);
    return provider(signal);
  };
}

function explicitSource({
  accessKeyId,
  accessKeySecret,
  securityToken,
}: ExplicitCredentials): CredentialSource {
  return {
    name: 'the configuration',
    findProvider: async () => {
      const credentials = readKeyPair({
        id: { name: 'accessKeyId', value: accessKeyId },
        secret: { name: 'accessKeySecret', value: accessKeySecret },
        token: { name: 'securityToken', value: securityToken },
      });
      return credentials ? async () => credentials : 'none set';
    },
  };
}

async function searchChain(
  { id, credentials }: Cloud,
  environment: CredentialsEnvironment,
  explicit: ExplicitCredentials,
): Promise<CredentialsProvider> {
  const searched: string[] = [];
  const search = async (sources: readonly CredentialSource[]) => {
    for (const source of sources) {
      const providerOrReason = await source.findProvider();
      if (typeof providerOrReason !== 'string') {
        return providerOrReason;
      }
      searched.push(`${source.name} (${providerOrReason})`);
    }
    return undefined;
  };
  const variables = credentials.variables.map((family) => variablesSource(environment.env, family));
  // The other places are loaded on demand.
  const provider =
    (await search([explicitSource(explicit), ...variables])) ??
    (await search(await credentials.sources(environment)));
  if (provider) {
    return provider;
  }
  const [advised] = credentials.variables;
  throw new ImagepinError('MissingCredentials', `no ${id} credentials found`, {
    detail: text`Searched: ${searched.join('; ')}. Set ${advised.id[0]} and ${advised.secret[0]}, or set ${argument('simulate')} to try without a cloud.`,
  });
}

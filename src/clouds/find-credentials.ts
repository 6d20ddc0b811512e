import { ImagepinError } from '../errors';
import { abortable } from '../http/abortable';
import { argument, text } from '../text';
import type { Cloud } from './cloud';
import type { CredentialSource } from './credential-source';
import type { Credentials, CredentialsProvider } from './credentials';
import type { CredentialsEnvironment } from './credentials-environment';
import { readKeyPair } from './key-pair';
import { variablesSource } from './variables-source';

/** Keys as a program or a provider's configuration states them: whole, or not at all. */
export type ExplicitCredentials = { readonly [Name in keyof Credentials]?: string | undefined };

/** Explicit credentials, or else those of the first place that has some, searched once when needed. */
export function findCredentials(
  cloud: Cloud,
  environment: CredentialsEnvironment,
  explicit: ExplicitCredentials = {},
): CredentialsProvider {
  let pending: Promise<CredentialsProvider> | undefined;

  return async (signal) => {
    pending ??= searchChain(cloud, environment, explicit).catch((error) => {
      // Another lookup may come after the user has signed in.
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
  // The other places are loaded when they are needed.
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

import { ImagepinError } from '../errors';
import { abortable } from '../http/timeout';
import { argument, text } from '../text';
import type { Cloud, CredentialVariables } from './cloud';
import type {
  CredentialSource,
  Credentials,
  CredentialsEnvironment,
  CredentialsProvider,
} from './credentials';
import { provideKeyPair } from './key-pair';

/** Credentials from a program or a provider's configuration: complete, or absent. */
export type ExplicitCredentials = { readonly [Name in keyof Credentials]?: string | undefined };

/** Returns the explicit credentials, or else those of the first place that has any. Searches once, at the first call. */
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
  const variables = credentials.variables.map((family) => variablesSource(environment, family));
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

function explicitSource(explicit: ExplicitCredentials): CredentialSource {
  const partOf = (name: keyof ExplicitCredentials) => ({ name, value: explicit[name] });
  const pair = {
    id: partOf('accessKeyId'),
    secret: partOf('accessKeySecret'),
    token: partOf('securityToken'),
  };
  return { name: 'the configuration', findProvider: async () => provideKeyPair(pair, 'none set') };
}

function variablesSource(
  { env }: CredentialsEnvironment,
  { id, secret, token }: CredentialVariables,
): CredentialSource {
  const partOf = (names: CredentialVariables['id']) => {
    const name = names.find((variable) => env[variable]?.trim()) ?? names[0];
    return { name, value: env[name] };
  };
  const pair = { id: partOf(id), secret: partOf(secret), token: token && partOf(token) };
  return {
    name: `${id[0]} and ${secret[0]}`,
    findProvider: async () => provideKeyPair(pair, 'not set'),
  };
}

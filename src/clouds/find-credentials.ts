import { ImagepinError } from '../errors';
import { abortable } from '../http/abortable';
import { alicloudCredentialChain } from './alicloud/credentials';
import type { ApiOperation } from './api-operation';
import type { CredentialSource } from './credential-source';
import type { Credentials, CredentialsProvider } from './credentials';
import type { CredentialsEnvironment } from './credentials-environment';
import { readKeyPair } from './key-pair';
import { volcengineCredentialChain } from './volcengine/credentials';

/** Keys as a program or a provider's configuration states them: whole, or not at all. */
export type ExplicitCredentials = { readonly [Name in keyof Credentials]?: string | undefined };

const CREDENTIAL_CHAINS = {
  alicloud: alicloudCredentialChain,
  volcengine: volcengineCredentialChain,
} as const;

/** Keys that are stated, else those of the first place that has some, looked for once when needed. */
export function findCredentials(
  cloud: ApiOperation['cloud'],
  environment: CredentialsEnvironment,
  explicit: ExplicitCredentials = {},
): CredentialsProvider {
  let pending: Promise<CredentialsProvider> | undefined;

  return async (signal) => {
    pending ??= searchChain(
      [explicitSource(explicit), ...CREDENTIAL_CHAINS[cloud](environment)],
      cloud,
    ).catch((error) => {
      // Another look-up may come after the user has signed in.
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
      return credentials ? async () => credentials : 'none stated';
    },
  };
}

async function searchChain(
  chain: readonly CredentialSource[],
  cloud: ApiOperation['cloud'],
): Promise<CredentialsProvider> {
  const searched: string[] = [];
  for (const source of chain) {
    const providerOrReason = await source.findProvider();
    if (typeof providerOrReason !== 'string') {
      return providerOrReason;
    }
    searched.push(`${source.name} (${providerOrReason})`);
  }
  const [id, secret] = VARIABLES_TO_SET[cloud];
  throw new ImagepinError('MissingCredentials', `no ${cloud} keys found`, {
    detail:
      `Looked at: ${searched.join('; ')}. ` +
      `Set ${id} and ${secret}, or set \`simulate\` to try without a cloud.`,
  });
}

const VARIABLES_TO_SET = {
  alicloud: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  volcengine: ['VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY'],
} as const;

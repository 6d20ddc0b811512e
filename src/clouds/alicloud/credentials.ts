import { parse } from 'ini';
import { ImagepinError } from '../../errors';
import { systemClock } from '../../http/clock';
import type { EnvironmentVariables } from '../../http/proxy';
import { withTimeout } from '../../http/timeout';
import { keyPairIn, readConfigFile, rejectIrregularFile, textIn, toSection } from '../config-file';
import type { CredentialSource, CredentialsProvider } from '../credentials';
import { provideKeyPair } from '../key-pair';
import { alicloudCliSource, isTrue, namedProfile } from './cli-config';
import {
  type AlicloudEnvironment,
  type OfficialProviderSpec,
  openOfficialProvider,
} from './official-library';

/** The credential sources after the variables, in the order of search. */
export function credentialSources(environment: AlicloudEnvironment): readonly CredentialSource[] {
  return [
    alicloudCliSource(environment),
    alicloudIniSource(environment),
    machineRoleSource(environment),
  ];
}

/** The credentials file that Alibaba Cloud's libraries share, ~/.alibabacloud/credentials. */
function alicloudIniSource(environment: AlicloudEnvironment): CredentialSource {
  const { env, home, openProvider = openOfficialProvider } = environment;
  const customFile = env.ALIBABA_CLOUD_CREDENTIALS_FILE;
  const file = customFile || `${home}/.alibabacloud/credentials`;
  return {
    name: customFile || '~/.alibabacloud/credentials',
    findProvider: async () => {
      const config = await readConfigFile(environment, file, parse);
      const name = namedProfile(env) ?? 'default';
      const section = toSection(config?.[name]);
      if (!section) {
        return config ? `no section "${name}"` : 'no such file';
      }
      const type = textIn(section, 'type') ?? 'access_key';
      if (type !== 'access_key' && type !== 'sts') {
        return openProvider({ kind: 'ini-profile', profile: name });
      }
      const pair = keyPairIn(file, section, {
        id: 'access_key_id',
        secret: 'access_key_secret',
        token: 'security_token',
      });
      return provideKeyPair(pair, `no keys in section "${name}"`);
    },
  };
}

// Missing credentials must be reported within two seconds.
const MACHINE_ROLE_TIMEOUT_MS = 1_800;

/** The credentials of the machine: a role by OIDC, the metadata service or a credentials URI. */
function machineRoleSource(environment: AlicloudEnvironment): CredentialSource {
  const { env, openProvider = openOfficialProvider, clock = systemClock } = environment;
  return {
    name: 'the role of the machine',
    findProvider: async () => {
      const tokenFile = env.ALIBABA_CLOUD_OIDC_TOKEN_FILE;
      if (tokenFile) {
        await rejectIrregularFile(environment, tokenFile);
      }
      const timeoutError = () =>
        new ImagepinError('MissingCredentials', 'the role was not available in time');
      const timeout = { ms: MACHINE_ROLE_TIMEOUT_MS, signals: [], clock, timeoutError };
      return withTimeout(timeout, async ({ signal }) => {
        for (const spec of roleProviderSpecs(env)) {
          const provider = await openProvider(spec);
          if (await hasCredentials(provider, signal)) {
            return provider;
          }
        }
        return 'none';
      }).catch(() => 'no response');
    },
  };
}

/** The providers in the order of the official chain, without those that the environment does not configure. */
function roleProviderSpecs(env: EnvironmentVariables): OfficialProviderSpec[] {
  return [
    ...(env.ALIBABA_CLOUD_OIDC_TOKEN_FILE ? [{ kind: 'oidc' } as const] : []),
    ...(isTrue(env.ALIBABA_CLOUD_ECS_METADATA_DISABLED) ? [] : [{ kind: 'metadata' } as const]),
    ...(env.ALIBABA_CLOUD_CREDENTIALS_URI ? [{ kind: 'uri' } as const] : []),
  ];
}

function hasCredentials(provider: CredentialsProvider, signal: AbortSignal): Promise<boolean> {
  return provider(signal).then(
    () => true,
    () => false,
  );
}

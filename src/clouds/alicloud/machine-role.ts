import { ImagepinError } from '../../errors';
import { systemClock } from '../../http/clock';
import type { EnvironmentVariables } from '../../http/proxy';
import { withTimeout } from '../../http/timeout';
import type { CredentialSource, CredentialsProvider } from '../credentials';
import { isTrue } from './cli-config';
import {
  type AlicloudEnvironment,
  type OfficialProviderSpec,
  openOfficialProvider,
} from './official-library';

// Missing credentials must be reported within two seconds.
const MACHINE_ROLE_TIMEOUT_MS = 1_800;

/** The credentials of the machine: a role by OIDC, the metadata service or a credentials URI. */
export function machineRoleSource({
  env,
  openProvider = openOfficialProvider,
  clock = systemClock,
}: AlicloudEnvironment): CredentialSource {
  return {
    name: 'the role of the machine',
    findProvider: async () => {
      const timeoutError = () =>
        new ImagepinError('MissingCredentials', 'the role was not available in time');
      const timeout = { ms: MACHINE_ROLE_TIMEOUT_MS, signals: [], clock, timeoutError };
      return withTimeout(timeout, async (signal) => {
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
  const specs: OfficialProviderSpec[] = [];
  if (env.ALIBABA_CLOUD_OIDC_TOKEN_FILE) {
    specs.push({ kind: 'oidc' });
  }
  if (!isTrue(env.ALIBABA_CLOUD_ECS_METADATA_DISABLED)) {
    specs.push({ kind: 'metadata' });
  }
  if (env.ALIBABA_CLOUD_CREDENTIALS_URI) {
    specs.push({ kind: 'uri' });
  }
  return specs;
}

function hasCredentials(provider: CredentialsProvider, signal: AbortSignal): Promise<boolean> {
  return provider(signal).then(
    () => true,
    () => false,
  );
}

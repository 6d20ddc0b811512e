import { ImagepinError } from '../../errors';
import { systemClock } from '../clock';
import type { CredentialsProvider } from '../credentials';
import type { Environment } from '../environment';
import { withTimeout } from '../timeout';
import { isOn } from './alicloud-cli';
import { openOfficial, type Way } from './official';
import type { Place } from './place';
import type { Surroundings } from './surroundings';

// Somebody without keys is to be told so within two seconds.
const SEARCH_MS = 1_800;

/** What the machine itself may be given: a role by OIDC, by the metadata service, or by a URI. */
export function inMachine({
  env,
  official = openOfficial,
  clock = systemClock,
}: Surroundings): Place {
  return {
    name: "the machine's role",
    find: async () => {
      const expired = () => new ImagepinError('MissingCredentials', 'no role in time');
      const timeout = { ms: SEARCH_MS, signals: [], clock, expired };
      return withTimeout(timeout, async (signal) => {
        for (const way of waysOf(env)) {
          const provider = await official(way);
          if (await gives(provider, signal)) {
            return provider;
          }
        }
        return 'none';
      }).catch(() => 'no answer');
    },
  };
}

/** In the order of the official chain; what the environment does not ask for is not tried. */
function waysOf(env: Environment): Way[] {
  const ways: Way[] = [];
  if (env.ALIBABA_CLOUD_OIDC_TOKEN_FILE) {
    ways.push({ kind: 'oidc' });
  }
  if (!isOn(env.ALIBABA_CLOUD_ECS_METADATA_DISABLED)) {
    ways.push({ kind: 'metadata' });
  }
  if (env.ALIBABA_CLOUD_CREDENTIALS_URI) {
    ways.push({ kind: 'uri' });
  }
  return ways;
}

function gives(provider: CredentialsProvider, signal: AbortSignal): Promise<boolean> {
  return provider(signal).then(
    () => true,
    () => false,
  );
}

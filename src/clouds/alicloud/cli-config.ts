import { ImagepinError } from '../../errors';
import type { EnvironmentVariables } from '../../http/proxy';
import type { RegionInFile } from '../cloud';
import {
  keyPairIn,
  readConfigFile,
  rejectIrregularFile,
  type Section,
  textIn,
  toSection,
} from '../config-file';
import type { CredentialSource, CredentialsEnvironment, CredentialsProvider } from '../credentials';
import { provideKeyPair } from '../key-pair';
import { type AlicloudEnvironment, openOfficialProvider } from './official-library';

/** The configuration of the aliyun command line, ~/.aliyun/config.json. */
interface AlicloudCliConfig {
  readonly file: string;
  /** The profile that the environment selects, or else the current one. */
  readonly name: string;
  readonly profile: Section | undefined;
  readonly profiles: readonly Section[];
}

async function readAlicloudCliConfig(
  environment: CredentialsEnvironment,
): Promise<AlicloudCliConfig | undefined> {
  const file = `${environment.home}/.aliyun/config.json`;
  if (isTrue(environment.env.ALIBABA_CLOUD_CLI_PROFILE_DISABLED)) {
    return undefined;
  }
  const config = await readConfigFile(environment, file, JSON.parse);
  if (!config) {
    return undefined;
  }
  const listed = Array.isArray(config.profiles) ? config.profiles : [];
  const profiles = listed.map(toSection).filter((section) => section !== undefined);
  const name = namedProfile(environment.env) ?? textIn(config, 'current') ?? 'default';
  return { file, name, profiles, profile: findProfile(profiles, name) };
}

export async function regionIn(
  environment: CredentialsEnvironment,
): Promise<RegionInFile | undefined> {
  const config = await readAlicloudCliConfig(environment);
  const region = textIn(config?.profile, 'region_id');
  return config && region ? { region, file: config.file } : undefined;
}

/** The credentials of the selected profile of the aliyun command line. */
export function alicloudCliSource(environment: AlicloudEnvironment): CredentialSource {
  return {
    name: '~/.aliyun/config.json',
    findProvider: async () => {
      const config = await readAlicloudCliConfig(environment);
      if (!config?.profile) {
        return config ? `no profile "${config.name}"` : 'no such file, or disabled';
      }
      const mode = textIn(config.profile, 'mode') ?? 'AK';
      if (mode !== 'AK' && mode !== 'StsToken') {
        return delegateToOfficialLibrary(environment, config);
      }
      const pair = keyPairIn(config.file, config.profile, {
        id: 'access_key_id',
        secret: 'access_key_secret',
        token: 'sts_token',
      });
      return provideKeyPair(pair, `no keys in profile "${config.name}"`);
    },
  };
}

/** Leaves modes that need more than the file, such as a role, a sign-in or a command, to the official library. */
async function delegateToOfficialLibrary(
  environment: AlicloudEnvironment,
  config: AlicloudCliConfig,
): Promise<CredentialsProvider | string> {
  const { env, openProvider = openOfficialProvider } = environment;
  const { name, profile } = config;
  const tokenFile = textIn(profile, 'oidc_token_file');
  if (tokenFile) {
    await rejectIrregularFile(environment, tokenFile);
  }
  const runsCommand = profileChain(config).some(({ mode }) => mode === 'External');
  return runsCommand && namedProfile(env) === undefined
    ? `profile "${name}" runs a command: name it in ALIBABA_CLOUD_PROFILE to allow that`
    : openProvider({ kind: 'cli-profile', profile: name });
}

/** The profile that the environment selects; undefined for the current one. */
export function namedProfile(env: EnvironmentVariables): string | undefined {
  return env.ALIBABA_CLOUD_PROFILE || env.ALICLOUD_PROFILE || undefined;
}

/** Whether a variable is set to a true value. */
export function isTrue(variable: string | undefined): boolean {
  return variable?.toLowerCase() === 'true';
}

/** A profile and those that it takes its keys from, one after the other. Throws `MissingCredentials` for a circle. */
function profileChain({ file, profile, profiles }: AlicloudCliConfig): readonly Section[] {
  const chain: Section[] = [];
  let next = profile;
  while (next) {
    if (chain.includes(next)) {
      const names = [...chain, next].map((one) => textIn(one, 'name'));
      throw new ImagepinError(
        'MissingCredentials',
        `the profiles in ${file} refer to each other in a circle: ${names.join(' > ')}`,
        { detail: 'Correct source_profile of one of them, or select another profile.' },
      );
    }
    chain.push(next);
    next = findProfile(profiles, textIn(next, 'source_profile'));
  }
  return chain;
}

function findProfile(profiles: readonly Section[], name: string | undefined): Section | undefined {
  return profiles.find((profile) => name !== undefined && profile.name === name);
}

import type { CredentialsProvider } from '../credentials';
import type { Environment } from '../environment';
import { readConfigFile, type Section, textIn, toSection } from './config-file';
import { openOfficial } from './official';
import { readPair } from './pair';
import type { Place } from './place';
import type { Surroundings } from './surroundings';

/** The command line's own configuration, ~/.aliyun/config.json. */
export interface CliConfig {
  readonly file: string;
  /** The profile that the environment names, else the current one. */
  readonly name: string;
  readonly profile: Section | undefined;
  /** Every profile of the file. */
  readonly profiles: readonly Section[];
}

export async function readCliConfig(surroundings: Surroundings): Promise<CliConfig | undefined> {
  const file = `${surroundings.home}/.aliyun/config.json`;
  if (isOn(surroundings.env.ALIBABA_CLOUD_CLI_PROFILE_DISABLED)) {
    return undefined;
  }
  const config = await readConfigFile(surroundings, file, JSON.parse);
  if (!config) {
    return undefined;
  }
  const listed = Array.isArray(config.profiles) ? config.profiles : [];
  const profiles = listed.map(toSection).filter((section) => section !== undefined);
  const name = namedProfile(surroundings.env) ?? textIn(config, 'current') ?? 'default';
  return { file, name, profiles, profile: profileOf(profiles, name) };
}

export function inCliConfig(surroundings: Surroundings): Place {
  return {
    name: '~/.aliyun/config.json',
    find: async () => {
      const config = await readCliConfig(surroundings);
      if (!config?.profile) {
        return config ? `no profile "${config.name}"` : 'no such file, or disabled';
      }
      const mode = textIn(config.profile, 'mode') ?? 'AK';
      return mode === 'AK' || mode === 'StsToken'
        ? keysIn(config.file, config.name, config.profile)
        : borrowed(surroundings, config);
    },
  };
}

function keysIn(file: string, name: string, profile: Section): CredentialsProvider | string {
  const partOf = (part: string) => ({ name: `${part} in ${file}`, value: textIn(profile, part) });
  const keys = readPair({
    id: partOf('access_key_id'),
    secret: partOf('access_key_secret'),
    token: partOf('sts_token'),
  });
  return keys ? async () => keys : `no keys in profile "${name}"`;
}

/** Keys of a mode that takes more than reading: a role, a sign-in, a command. */
async function borrowed(
  { env, official = openOfficial }: Surroundings,
  { name, profile, profiles }: CliConfig,
): Promise<CredentialsProvider | string> {
  return runsCommand(profiles, profile) && namedProfile(env) === undefined
    ? `profile "${name}" runs a command: name it in ALIBABA_CLOUD_PROFILE to allow that`
    : official({ kind: 'cli-profile', profile: name });
}

/** The profile that was asked for, rather than the one that happens to be current. */
export function namedProfile(env: Environment): string | undefined {
  return env.ALIBABA_CLOUD_PROFILE || env.ALICLOUD_PROFILE || undefined;
}

export function isOn(variable: string | undefined): boolean {
  return variable?.toLowerCase() === 'true';
}

/** Whether a profile is of the mode External, or borrows from one that is. */
function runsCommand(
  profiles: readonly Section[],
  profile: Section | undefined,
  seen: readonly Section[] = [],
): boolean {
  if (!profile || seen.includes(profile)) {
    return false;
  }
  const source = profileOf(profiles, textIn(profile, 'source_profile'));
  return profile.mode === 'External' || runsCommand(profiles, source, [...seen, profile]);
}

function profileOf(profiles: readonly Section[], name: string | undefined): Section | undefined {
  return profiles.find((profile) => name !== undefined && profile.name === name);
}

import type { RegionInFile } from '../cloud';
import { keyPairIn, readConfigFile, type Section, textIn, toSection } from '../config-file';
import type { CredentialSource, CredentialsEnvironment } from '../credentials';
import { provideKeyPair } from '../key-pair';

/** The credential sources after the variables, in the order of search. */
export function credentialSources(
  environment: CredentialsEnvironment,
): readonly CredentialSource[] {
  return [volcengineSdkSource(environment), volcengineCliSource(environment)];
}

/** The region of the command line's current profile. */
export async function regionIn(
  environment: CredentialsEnvironment,
): Promise<RegionInFile | undefined> {
  const region = textIn((await readVolcengineCliConfig(environment))?.profile, 'region');
  return region ? { region, file: cliConfigFile(environment) } : undefined;
}

/** The configuration of the SDKs, ~/.volc/config, in both of its formats. */
function volcengineSdkSource(environment: CredentialsEnvironment): CredentialSource {
  const file = `${environment.home}/.volc/config`;
  return {
    name: '~/.volc/config',
    findProvider: async () => {
      const config = await readConfigFile(environment, file, JSON.parse);
      const nameOf = (long: string, short: string) =>
        textIn(config, long) === undefined && textIn(config, short) !== undefined ? short : long;
      const pair = keyPairIn(file, config, {
        id: nameOf('VOLC_ACCESSKEY', 'ak'),
        secret: nameOf('VOLC_SECRETKEY', 'sk'),
      });
      return provideKeyPair(pair, config ? 'no credentials in it' : 'no such file');
    },
  };
}

/** The configuration of the command line, ~/.volcengine/config.json. */
async function readVolcengineCliConfig(
  environment: CredentialsEnvironment,
): Promise<{ name: string; profile: Section | undefined } | undefined> {
  const { env } = environment;
  const config = await readConfigFile(environment, cliConfigFile(environment), JSON.parse);
  const chosenName = env.VOLCENGINE_PROFILE || env.VOLCSTACK_PROFILE;
  const name = chosenName || textIn(config, 'current') || 'default';
  return config && { name, profile: toSection(toSection(config.profiles)?.[name]) };
}

function volcengineCliSource(environment: CredentialsEnvironment): CredentialSource {
  const file = cliConfigFile(environment);
  return {
    name: environment.env.VOLCENGINE_CLI_CONFIG_FILE || '~/.volcengine/config.json',
    findProvider: async () => {
      const config = await readVolcengineCliConfig(environment);
      if (!config?.profile) {
        return config ? `no profile "${config.name}"` : 'no such file';
      }
      const { name, profile } = config;
      const mode = (textIn(profile, 'mode') ?? 'ak').toLowerCase();
      if (mode !== 'ak' && mode !== 'ststoken') {
        return `profile "${name}" has the mode ${mode}, for which there is no library; export its keys`;
      }
      const pair = keyPairIn(file, profile, {
        id: 'access-key',
        secret: 'secret-key',
        token: 'session-token',
      });
      return provideKeyPair(pair, `no keys in profile "${name}"`);
    },
  };
}

function cliConfigFile({ env, home }: CredentialsEnvironment): string {
  return env.VOLCENGINE_CLI_CONFIG_FILE || `${home}/.volcengine/config.json`;
}

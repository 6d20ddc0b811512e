import { readConfigFile, type Section, textIn, toSection } from '../config-file';
import type { CredentialSource } from '../credential-source';
import type { CredentialsEnvironment } from '../credentials-environment';
import { readKeyPair } from '../key-pair';

/** The credential sources after the variables, in the order of search. */
export function credentialSources(
  environment: CredentialsEnvironment,
): readonly CredentialSource[] {
  return [volcengineSdkSource(environment), volcengineCliSource(environment)];
}

/** The region of the command line's current profile. */
export async function regionIn(environment: CredentialsEnvironment): Promise<string | undefined> {
  return textIn((await readVolcengineCliConfig(environment))?.profile, 'region');
}

/** The configuration of the SDKs, ~/.volc/config, in both of its formats. */
function volcengineSdkSource(environment: CredentialsEnvironment): CredentialSource {
  const file = `${environment.home}/.volc/config`;
  return {
    name: '~/.volc/config',
    findProvider: async () => {
      const config = await readConfigFile(environment, file, JSON.parse);
      const partOf = (...names: [string, string]) => {
        const name = names.find((variable) => textIn(config, variable)) ?? names[0];
        return { name: `${name} in ${file}`, value: textIn(config, name) };
      };
      const credentials = readKeyPair({
        id: partOf('VOLC_ACCESSKEY', 'ak'),
        secret: partOf('VOLC_SECRETKEY', 'sk'),
      });
      return credentials
        ? async () => credentials
        : config
          ? 'no credentials in it'
          : 'no such file';
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
      const partOf = (part: string) => ({
        name: `${part} in ${file}`,
        value: textIn(profile, part),
      });
      const mode = (textIn(profile, 'mode') ?? 'ak').toLowerCase();
      if (mode !== 'ak' && mode !== 'ststoken') {
        return `profile "${name}" has the mode ${mode}, for which there is no library; export its keys`;
      }
      const credentials = readKeyPair({
        id: partOf('access-key'),
        secret: partOf('secret-key'),
        token: partOf('session-token'),
      });
      return credentials ? async () => credentials : `no keys in profile "${name}"`;
    },
  };
}

function cliConfigFile({ env, home }: CredentialsEnvironment): string {
  return env.VOLCENGINE_CLI_CONFIG_FILE || `${home}/.volcengine/config.json`;
}

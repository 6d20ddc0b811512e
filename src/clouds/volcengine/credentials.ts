import { readConfigFile, type Section, textIn, toSection } from '../config-file';
import type { CredentialSource } from '../credential-source';
import type { CredentialsEnvironment } from '../credentials-environment';
import { readKeyPair } from '../key-pair';
import { type CredentialVariables, variablesSource } from '../variables-source';

const CREDENTIAL_VARIABLES: readonly CredentialVariables[] = [
  {
    id: ['VOLCENGINE_ACCESS_KEY'],
    secret: ['VOLCENGINE_SECRET_KEY'],
    token: 'VOLCENGINE_SESSION_TOKEN',
  },
  { id: ['VOLC_ACCESSKEY'], secret: ['VOLC_SECRETKEY'] },
  {
    id: ['VOLCSTACK_ACCESS_KEY_ID', 'VOLCSTACK_ACCESS_KEY'],
    secret: ['VOLCSTACK_SECRET_ACCESS_KEY', 'VOLCSTACK_SECRET_KEY'],
    token: 'VOLCSTACK_SESSION_TOKEN',
  },
  { id: ['VOLCENGINE_ACCESS_KEY_ID'], secret: ['VOLCENGINE_ACCESS_KEY_SECRET'] },
];

/** Where keys of Volcengine may be, the simplest first. */
export function volcengineCredentialChain(environment: CredentialsEnvironment): CredentialSource[] {
  return [
    ...CREDENTIAL_VARIABLES.map((variables) => variablesSource(environment.env, variables)),
    volcengineSdkSource(environment),
    volcengineCliSource(environment),
  ];
}

/** ~/.volc/config of the libraries, in both of its shapes. */
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
      return credentials ? async () => credentials : config ? 'no keys in it' : 'no such file';
    },
  };
}

/** The command line's own configuration, ~/.volcengine/config.json. */
export async function readVolcengineCliConfig(
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

import { parse } from 'ini';
import { keyPairIn, readConfigFile, textIn, toSection } from '../config-file';
import type { CredentialSource } from '../credentials';
import { provideKeyPair } from '../key-pair';
import { alicloudCliSource, namedProfile } from './cli-config';
import { machineRoleSource } from './machine-role';
import { type AlicloudEnvironment, openOfficialProvider } from './official-library';

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

import { parse } from 'ini';
import { readConfigFile, textIn, toSection } from '../config-file';
import type { CredentialSource } from '../credential-source';
import { readKeyPair } from '../key-pair';
import { namedProfile } from './cli-config';
import { type AlicloudEnvironment, openOfficialProvider } from './official-library';

/** The credentials file that Alibaba Cloud's libraries share, ~/.alibabacloud/credentials. */
export function alicloudIniSource(environment: AlicloudEnvironment): CredentialSource {
  const { env, home } = environment;
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
      const partOf = (part: string) => ({
        name: `${part} in ${file}`,
        value: textIn(section, part),
      });
      const type = textIn(section, 'type') ?? 'access_key';
      if (type !== 'access_key' && type !== 'sts') {
        return (environment.openProvider ?? openOfficialProvider)({
          kind: 'ini-profile',
          profile: name,
        });
      }
      const credentials = readKeyPair({
        id: partOf('access_key_id'),
        secret: partOf('access_key_secret'),
        token: partOf('security_token'),
      });
      return credentials ? async () => credentials : `no keys in section "${name}"`;
    },
  };
}

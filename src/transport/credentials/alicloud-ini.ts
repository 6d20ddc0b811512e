import { parse } from 'ini';
import { namedProfile } from './alicloud-cli';
import { readConfigFile, textIn, toSection } from './config-file';
import { openOfficial } from './official';
import { readPair } from './pair';
import type { Place } from './place';
import type { Surroundings } from './surroundings';

/** The file that Alibaba Cloud's libraries share, ~/.alibabacloud/credentials. */
export function inIniFile(surroundings: Surroundings): Place {
  const { env, home } = surroundings;
  const stated = env.ALIBABA_CLOUD_CREDENTIALS_FILE;
  const file = stated || `${home}/.alibabacloud/credentials`;
  return {
    name: stated || '~/.alibabacloud/credentials',
    find: async () => {
      const config = await readConfigFile(surroundings, file, parse);
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
        return (surroundings.official ?? openOfficial)({ kind: 'ini-profile', profile: name });
      }
      const keys = readPair({
        id: partOf('access_key_id'),
        secret: partOf('access_key_secret'),
        token: partOf('security_token'),
      });
      return keys ? async () => keys : `no keys in section "${name}"`;
    },
  };
}

import { readConfigFile, type Section, textIn, toSection } from './config-file';
import { readPair } from './pair';
import type { Place } from './place';
import type { Surroundings } from './surroundings';
import { inVariables, type Variables } from './variables';

const FAMILIES: readonly Variables[] = [
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
export function volcenginePlaces(surroundings: Surroundings): Place[] {
  return [
    ...FAMILIES.map((family) => inVariables(surroundings.env, family)),
    inSdkConfig(surroundings),
    inVolcengineCliConfig(surroundings),
  ];
}

/** ~/.volc/config of the libraries, in both of its shapes. */
function inSdkConfig(surroundings: Surroundings): Place {
  const file = `${surroundings.home}/.volc/config`;
  return {
    name: '~/.volc/config',
    find: async () => {
      const config = await readConfigFile(surroundings, file, JSON.parse);
      const partOf = (...names: [string, string]) => {
        const name = names.find((candidate) => textIn(config, candidate)) ?? names[0];
        return { name: `${name} in ${file}`, value: textIn(config, name) };
      };
      const keys = readPair({
        id: partOf('VOLC_ACCESSKEY', 'ak'),
        secret: partOf('VOLC_SECRETKEY', 'sk'),
      });
      return keys ? async () => keys : config ? 'no keys in it' : 'no such file';
    },
  };
}

/** The command line's own configuration, ~/.volcengine/config.json. */
export async function readVolcengineCliConfig(
  surroundings: Surroundings,
): Promise<{ name: string; profile: Section | undefined } | undefined> {
  const { env } = surroundings;
  const config = await readConfigFile(surroundings, fileOf(surroundings), JSON.parse);
  const named = env.VOLCENGINE_PROFILE || env.VOLCSTACK_PROFILE;
  const name = named || textIn(config, 'current') || 'default';
  return config && { name, profile: toSection(toSection(config.profiles)?.[name]) };
}

function inVolcengineCliConfig(surroundings: Surroundings): Place {
  const file = fileOf(surroundings);
  return {
    name: surroundings.env.VOLCENGINE_CLI_CONFIG_FILE || '~/.volcengine/config.json',
    find: async () => {
      const config = await readVolcengineCliConfig(surroundings);
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
      const keys = readPair({
        id: partOf('access-key'),
        secret: partOf('secret-key'),
        token: partOf('session-token'),
      });
      return keys ? async () => keys : `no keys in profile "${name}"`;
    },
  };
}

function fileOf({ env, home }: Surroundings): string {
  return env.VOLCENGINE_CLI_CONFIG_FILE || `${home}/.volcengine/config.json`;
}

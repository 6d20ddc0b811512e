import { ImagepinError } from '../../errors';
import { abortable } from '../abortable';
import type { Credentials, CredentialsProvider } from '../credentials';
import type { Api } from '../transport';
import { alicloudPlaces } from './alicloud';
import { readPair } from './pair';
import type { Place } from './place';
import type { Surroundings } from './surroundings';
import { volcenginePlaces } from './volcengine';

/** Keys as a program or a provider's configuration states them: whole, or not at all. */
export type Stated = { readonly [Name in keyof Credentials]?: string | undefined };

const PLACES = { alicloud: alicloudPlaces, volcengine: volcenginePlaces } as const;

/** Keys that are stated, else those of the first place that has some, looked for once when needed. */
export function findCredentials(
  cloud: Api['cloud'],
  surroundings: Surroundings,
  stated: Stated = {},
): CredentialsProvider {
  let found: Promise<CredentialsProvider> | undefined;

  return async (signal) => {
    found ??= search([inCode(stated), ...PLACES[cloud](surroundings)], cloud).catch((error) => {
      // Another look-up may come after the user has signed in.
      found = undefined;
      throw error;
    });
    const provider = await abortable(found, signal);
    return provider(signal);
  };
}

function inCode({ accessKeyId, accessKeySecret, securityToken }: Stated): Place {
  return {
    name: 'the configuration',
    find: async () => {
      const keys = readPair({
        id: { name: 'accessKeyId', value: accessKeyId },
        secret: { name: 'accessKeySecret', value: accessKeySecret },
        token: { name: 'securityToken', value: securityToken },
      });
      return keys ? async () => keys : 'none stated';
    },
  };
}

async function search(places: readonly Place[], cloud: Api['cloud']): Promise<CredentialsProvider> {
  const looked: string[] = [];
  for (const place of places) {
    const found = await place.find();
    if (typeof found !== 'string') {
      return found;
    }
    looked.push(`${place.name} (${found})`);
  }
  const [id, secret] = TO_SET[cloud];
  throw new ImagepinError('MissingCredentials', `no ${cloud} keys found`, {
    detail:
      `Looked at: ${looked.join('; ')}. ` +
      `Set ${id} and ${secret}, or set \`simulate\` to try without a cloud.`,
  });
}

const TO_SET = {
  alicloud: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  volcengine: ['VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY'],
} as const;

import fc from 'fast-check';
import { createDefaultRegion } from '../../src/client/default-region';
import type { AlicloudEnvironment } from '../../src/clouds/alicloud/official-library';
import type { Cloud } from '../../src/clouds/cloud';
import { findCredentials } from '../../src/clouds/find-credentials';
import { clouds } from '../../src/clouds/registry';
import { ImagepinError } from '../../src/errors';
import { sources } from '../../src/sources/registry';
import { plantedCredentials } from '../support/requests';
import { checkError, secretsIn } from './support/error-check';
import { fuzzTest } from './support/fuzz-test';
import { mutated, textsIn, toJson } from './support/mutation';

const { accessKeyId, accessKeySecret, securityToken } = plantedCredentials;
const secrets = secretsIn(plantedCredentials);

/** The files of all clouds, as their tools write them. */
const FILES: Readonly<Record<string, object>> = {
  '/home/.aliyun/config.json': {
    current: 'work',
    profiles: [
      {
        name: 'work',
        mode: 'StsToken',
        access_key_id: accessKeyId,
        access_key_secret: accessKeySecret,
        sts_token: securityToken,
        region_id: 'cn-hangzhou',
      },
      { name: 'chained', mode: 'ChainableRamRoleArn', source_profile: 'work' },
    ],
  },
  '/home/.volcengine/config.json': {
    current: 'work',
    profiles: {
      work: {
        mode: 'ststoken',
        'access-key': accessKeyId,
        'secret-key': accessKeySecret,
        'session-token': securityToken,
        region: 'cn-beijing',
      },
    },
  },
  '/home/.volc/config': { VOLC_ACCESSKEY: accessKeyId, VOLC_SECRETKEY: accessKeySecret },
};

/** Text that is whole, or cut off, or begins with something else. */
function contentOf(file: object): fc.Arbitrary<string> {
  const whole = mutated([file], { most: 3 }).map(toJson);
  return fc.oneof(
    { arbitrary: whole, weight: 6 },
    fc.tuple(whole, fc.nat({ max: 200 })).map(([text, length]) => text.slice(0, length)),
    fc
      .tuple(fc.constantFrom('\ufeff', '\u0000', '[default]\n', ' '), whole)
      .map((parts) => parts.join('')),
  );
}

const contents = () =>
  fc.record(
    Object.fromEntries(Object.entries(FILES).map(([path, file]) => [path, contentOf(file)])),
  );

describe.each(clouds.map((cloud): [string, Cloud] => [cloud.id, cloud]))('%s', (_, cloud) => {
  fuzzTest(
    'credentials are those of a file, or the error names no secret',
    contents,
    async (files) => {
      const provider = findCredentials(cloud, environmentWith(files));

      const outcome = await outcomeOf(() => provider(new AbortController().signal));

      if (outcome instanceof ImagepinError) {
        checkError(outcome, secrets);
        expect(outcome.code).toBe('MissingCredentials');
      } else {
        const texts = new Set(Object.values(files).flatMap((text) => [...textsIn(tryParse(text))]));
        const { accessKeyId: id, accessKeySecret: secret, securityToken: token } = outcome;
        expect([...texts]).toEqual(
          expect.arrayContaining([id, secret, ...(token === undefined ? [] : [token])]),
        );
      }
    },
  );

  fuzzTest('the region is a region, or the error names no secret', contents, async (files) => {
    const settings = { region: undefined, simulate: false };
    const source = sources.find(
      ({ api, requiresRegion }) => requiresRegion && api.protocol.cloud.id === cloud.id,
    );

    const outcome = await outcomeOf(
      async () => source && createDefaultRegion(settings, environmentWith(files))(source),
    );

    if (outcome instanceof ImagepinError) {
      checkError(outcome, secrets);
    } else {
      expect(outcome ?? 'none').toMatch(/^[a-z0-9-]+$/);
    }
  });
});

/** A home folder without a network: the official library finds nothing. */
function environmentWith(files: Readonly<Record<string, string>>): AlicloudEnvironment {
  return {
    env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' },
    home: '/home',
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) {
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      }
      return text;
    },
    openProvider: async () => () =>
      Promise.reject(new ImagepinError('MissingCredentials', 'the library finds none')),
  };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

async function outcomeOf<Result>(run: () => Promise<Result>): Promise<Result | ImagepinError> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ImagepinError)) {
      throw error;
    }
    return error;
  }
}

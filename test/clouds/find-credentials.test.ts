import { inspect } from 'node:util';
import { alicloud } from '../../src/clouds/alicloud';
import type { OpenOfficialProvider } from '../../src/clouds/alicloud/official-library';
import type { Cloud } from '../../src/clouds/cloud';
import { findCredentials } from '../../src/clouds/find-credentials';
import { clouds } from '../../src/clouds/registry';
import { ImagepinError } from '../../src/errors';
import { imagepinErrorOf, rejectionOf } from '../support/errors';
import { useHomeFolder } from '../support/home-folder';
import { manualClock } from '../support/waiting';

const { environmentWith, findAsText, defaultRegionOf } = useHomeFolder();

const byId = clouds.map((cloud): [string, Cloud] => [cloud.id, cloud]);

test.each`
  env                           | token
  ${{}}                         | ${undefined}
  ${{ LATER: 'b' }}             | ${'b'}
  ${{ FIRST: 'a', LATER: 'b' }} | ${'a'}
`('the first variable that is set for a token takes precedence: $token', async (row) => {
  const family = { id: ['ID'], secret: ['SECRET'], token: ['FIRST', 'LATER'] } as const;
  const cloud: Cloud = {
    ...alicloud,
    credentials: { ...alicloud.credentials, variables: [family] },
  };
  const env = { ID: 'i', SECRET: 's', ...row.env };

  const provider = findCredentials(cloud, environmentWith({ env }));

  expect(await provider(new AbortController().signal)).toEqual({
    accessKeyId: 'i',
    accessKeySecret: 's',
    securityToken: row.token,
  });
});

test.each(byId)(
  'missing credentials of %s are an error that lists every place for them',
  async (id, cloud) => {
    const error = await imagepinErrorOf(findAsText(cloud));

    const { variables, places } = cloud.credentials;
    const files = places.filter((place) => place.startsWith('~'));
    expect(error).toMatchObject({
      code: 'MissingCredentials',
      message: `no ${id} credentials found`,
    });
    for (const place of [...variables.map((family) => family.id[0]), ...files, '`simulate`']) {
      expect(error.detail).toContain(place);
    }
  },
);

describe.each(byId)('a key of %s that no header can carry', (_, cloud) => {
  const [{ id, secret }] = cloud.credentials.variables;

  test.each(['hunter2\nsecond', 'hunter2\u00e9', 'hunter2 second'])(
    'is an error that names its variable and not %j',
    async (value) => {
      const env = { [id[0]]: 'id', [secret[0]]: value };

      const error = await imagepinErrorOf(findAsText(cloud, { env }));

      expect(error).toMatchObject({
        code: 'MissingCredentials',
        message: expect.stringContaining(secret[0]),
      });
      expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
    },
  );
});

test('canceling ends the search at once', async () => {
  const reason = new ImagepinError('Cancelled', 'enough');
  const openProvider: OpenOfficialProvider = () => new Promise(() => {});
  const control = new AbortController();
  const provider = findCredentials(
    alicloud,
    environmentWith({ openProvider, clock: manualClock() }),
  );

  const failure = rejectionOf(provider(control.signal));
  control.abort(reason);

  expect(await failure).toBe(reason);
});

test.each(byId)('without variables and files, %s has no default region', async (_, cloud) => {
  expect(await defaultRegionOf(cloud)).toBeUndefined();
});

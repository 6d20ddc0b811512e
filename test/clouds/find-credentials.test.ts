import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { createDefaultRegion } from '../../src/client/default-region';
import { alicloud } from '../../src/clouds/alicloud';
import type {
  AlicloudEnvironment,
  OfficialProviderSpec,
  OpenOfficialProvider,
} from '../../src/clouds/alicloud/official-library';
import type { Cloud } from '../../src/clouds/cloud';
import { type ExplicitCredentials, findCredentials } from '../../src/clouds/find-credentials';
import type { CloudId } from '../../src/clouds/registry';
import { volcengine } from '../../src/clouds/volcengine';
import { ImagepinError } from '../../src/errors';
import { getSource } from '../../src/sources/registry';
import { rejectionOf } from '../support/errors';
import { manualClock, settle } from '../support/waiting';

const CLOUDS = { alicloud, volcengine };

type Files = Readonly<Record<string, unknown>>;

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'imagepin-'));
});
afterEach(() => rm(home, { recursive: true }));

const ALIYUN = '.aliyun/config.json';
const INI = '.alibabacloud/credentials';
const VOLC = '.volc/config';
const VOLCENGINE = '.volcengine/config.json';

const aliyun = (...profiles: object[]) => ({ current: 'main', profiles });
const main = { name: 'main', mode: 'AK', access_key_id: 'file-id', access_key_secret: 'file-sk' };

test.each`
  cloud           | env                                                                                                                               | keys
  ${'alicloud'}   | ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' }}                                                     | ${'a b -'}
  ${'alicloud'}   | ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: ' a\n', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b ' }}                                                 | ${'a b -'}
  ${'alicloud'}   | ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b', ALIBABA_CLOUD_SECURITY_TOKEN: 'c' }}                  | ${'a b c'}
  ${'alicloud'}   | ${{ ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b', ALICLOUD_SECURITY_TOKEN: 'c' }}                                           | ${'a b c'}
  ${'alicloud'}   | ${{ ALIBABACLOUD_ACCESS_KEY_ID: 'a', ALIBABACLOUD_ACCESS_KEY_SECRET: 'b' }}                                                       | ${'a b -'}
  ${'alicloud'}   | ${{ ALICLOUD_ACCESS_KEY: 'x', ALICLOUD_SECRET_KEY: 'y', ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' }} | ${'a b -'}
  ${'volcengine'} | ${{ VOLCENGINE_ACCESS_KEY: 'a', VOLCENGINE_SECRET_KEY: 'b', VOLCENGINE_SESSION_TOKEN: 'c' }}                                      | ${'a b c'}
  ${'volcengine'} | ${{ VOLC_ACCESSKEY: 'a', VOLC_SECRETKEY: 'b' }}                                                                                   | ${'a b -'}
  ${'volcengine'} | ${{ VOLCSTACK_ACCESS_KEY_ID: 'a', VOLCSTACK_SECRET_ACCESS_KEY: 'b', VOLCSTACK_SESSION_TOKEN: 'c' }}                               | ${'a b c'}
  ${'volcengine'} | ${{ VOLCSTACK_ACCESS_KEY: 'a', VOLCSTACK_SECRET_KEY: 'b' }}                                                                       | ${'a b -'}
  ${'volcengine'} | ${{ VOLCENGINE_ACCESS_KEY_ID: 'a', VOLCENGINE_ACCESS_KEY_SECRET: 'b' }}                                                           | ${'a b -'}
`('$cloud finds $keys in $env', async ({ cloud, env, keys }) => {
  const found = await findAsText(cloud, { env });

  expect(found).toBe(keys);
});

test.each`
  env                           | token
  ${{}}                         | ${undefined}
  ${{ LATER: 'b' }}             | ${'b'}
  ${{ FIRST: 'a', LATER: 'b' }} | ${'a'}
`('of several variables for a token, the first that is set counts: $token', async (row) => {
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

test.each`
  cloud           | files                                                                                                                            | env                                                       | keys
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main) }}                                                                                                    | ${{}}                                                     | ${'file-id file-sk -'}
  ${'alicloud'}   | ${{ [ALIYUN]: `\uFEFF${JSON.stringify(aliyun(main))}` }}                                                                         | ${{}}                                                     | ${'file-id file-sk -'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun({ ...main, mode: 'StsToken', sts_token: 't' }) }}                                                           | ${{}}                                                     | ${'file-id file-sk t'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main, { ...main, name: 'b', access_key_id: 'b-id' }) }}                                                     | ${{ ALIBABA_CLOUD_PROFILE: 'b' }}                         | ${'b-id file-sk -'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main, { ...main, name: 'b', access_key_id: 'b-id' }) }}                                                     | ${{ ALICLOUD_PROFILE: 'b' }}                              | ${'b-id file-sk -'}
  ${'alicloud'}   | ${{ [INI]: '[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = s' }}                                           | ${{}}                                                     | ${'i s -'}
  ${'alicloud'}   | ${{ [INI]: '[b]\naccess_key_id = i\naccess_key_secret = "s;#"' }}                                                                | ${{ ALIBABA_CLOUD_PROFILE: 'b' }}                         | ${'i s;# -'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main), [INI]: '[default]\naccess_key_id=i\naccess_key_secret=s' }}                                          | ${{}}                                                     | ${'file-id file-sk -'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main), [INI]: '[default]\naccess_key_id=i\naccess_key_secret=s' }}                                          | ${{ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: 'true' }}         | ${'i s -'}
  ${'alicloud'}   | ${{ [ALIYUN]: aliyun(main) }}                                                                                                    | ${{ ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b' }} | ${'a b -'}
  ${'volcengine'} | ${{ [VOLC]: { VOLC_ACCESSKEY: 'i', VOLC_SECRETKEY: 's' } }}                                                                      | ${{}}                                                     | ${'i s -'}
  ${'volcengine'} | ${{ [VOLC]: { ak: 'i', sk: 's' } }}                                                                                              | ${{}}                                                     | ${'i s -'}
  ${'volcengine'} | ${{ [VOLCENGINE]: { current: 'm', profiles: { m: { 'access-key': 'i', 'secret-key': 's', mode: 'ak' } } } }}                     | ${{}}                                                     | ${'i s -'}
  ${'volcengine'} | ${{ [VOLCENGINE]: { profiles: { default: { 'access-key': 'i', 'secret-key': 's', 'session-token': 't', mode: 'ststoken' } } } }} | ${{}}                                                     | ${'i s t'}
  ${'volcengine'} | ${{ [VOLCENGINE]: { current: 'm', profiles: { b: { 'access-key': 'i', 'secret-key': 's' } } } }}                                 | ${{ VOLCENGINE_PROFILE: 'b' }}                            | ${'i s -'}
  ${'volcengine'} | ${{ [VOLCENGINE]: { current: 'm', profiles: { b: { 'access-key': 'i', 'secret-key': 's' } } } }}                                 | ${{ VOLCSTACK_PROFILE: 'b' }}                             | ${'i s -'}
`('$cloud finds $keys in $files with $env', async ({ cloud, files, env, keys }) => {
  await writeFiles(files);

  const found = await findAsText(cloud, { env });

  expect(found).toBe(keys);
});

test.each`
  variable                            | cloud           | file            | content
  ${'ALIBABA_CLOUD_CREDENTIALS_FILE'} | ${'alicloud'}   | ${'other.ini'}  | ${'[default]\naccess_key_id=i\naccess_key_secret=s'}
  ${'VOLCENGINE_CLI_CONFIG_FILE'}     | ${'volcengine'} | ${'other.json'} | ${{ profiles: { default: { 'access-key': 'i', 'secret-key': 's' } } }}
`('$variable names another file', async ({ variable, cloud, file, content }) => {
  await writeFiles({ [file]: content });

  const found = await findAsText(cloud, { env: { [variable]: join(home, file) } });

  expect(found).toBe('i s -');
});

test('explicit credentials come before all others', async () => {
  const env = { ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b' };

  const found = await findAsText('alicloud', { env }, { accessKeyId: 'x', accessKeySecret: 'y' });

  expect(found).toBe('x y -');
});

test.each`
  half                                                                   | missing
  ${{ env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'a' } }}                       | ${'ALIBABA_CLOUD_ACCESS_KEY_SECRET'}
  ${{ env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a' } }}                   | ${'ALIBABA_CLOUD_ACCESS_KEY_ID'}
  ${{ env: { ALICLOUD_ACCESS_KEY: 'a' } }}                               | ${'ALICLOUD_SECRET_KEY'}
  ${{ stated: { accessKeyId: 'a' } }}                                    | ${'accessKeySecret'}
  ${{ files: { [ALIYUN]: aliyun({ ...main, access_key_secret: '' }) } }} | ${'access_key_secret in'}
  ${{ files: { [INI]: '[default]\naccess_key_id = a' } }}                | ${'access_key_secret in'}
`('of half a pair in $half, $missing is missed', async ({ half, missing }) => {
  await writeFiles(half.files ?? {});

  const error = await rejectionOf(findAsText('alicloud', { env: half.env ?? {} }, half.stated));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringContaining(`${missing}`),
  });
});

test.each`
  cloud           | file          | content
  ${'alicloud'}   | ${ALIYUN}     | ${'{"current":"main","profiles":[{"access_key_secret":"hunter2"'}
  ${'alicloud'}   | ${ALIYUN}     | ${'"hunter2"'}
  ${'volcengine'} | ${VOLC}       | ${'{"ak":"a","sk":"hunter2",}'}
  ${'volcengine'} | ${VOLCENGINE} | ${'access-key: hunter2'}
`('a damaged $file is named and not quoted', async ({ cloud, file, content }) => {
  await writeFiles({ [file]: content });

  const error = await rejectionOf(findAsText(cloud));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: `${join(home, file)} is damaged`,
    detail: expect.stringContaining('Repair or remove'),
  });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
});

test('a file that cannot be read is named', async () => {
  await mkdir(join(home, ALIYUN), { recursive: true });

  const error = await rejectionOf(findAsText('alicloud'));

  expect(error).toMatchObject({ message: `${join(home, ALIYUN)} cannot be read (EISDIR)` });
});

test.each`
  cloud           | places
  ${'alicloud'}   | ${['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALICLOUD_ACCESS_KEY', 'ALIBABACLOUD_ACCESS_KEY_ID', '~/.aliyun/config.json', '~/.alibabacloud/credentials', 'role', '`simulate`']}
  ${'volcengine'} | ${['VOLCENGINE_ACCESS_KEY', 'VOLC_ACCESSKEY', 'VOLCSTACK_ACCESS_KEY_ID', '~/.volc/config', '~/.volcengine/config.json', '`simulate`']}
`('without any keys, $cloud names every place and the way out', async ({ cloud, places }) => {
  const error = await rejectionOf(findAsText(cloud));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: `no ${cloud} credentials found`,
  });
  for (const place of places) {
    // Every failure here is one of ours.
    expect((error as ImagepinError).detail).toContain(place);
  }
});

test.each`
  title                            | files                                                         | env                                                                                    | settings
  ${'a role of the CLI'}           | ${{ [ALIYUN]: aliyun({ name: 'main', mode: 'RamRoleArn' }) }} | ${{}}                                                                                  | ${[{ kind: 'cli-profile', profile: 'main' }]}
  ${'a named command'}             | ${{ [ALIYUN]: aliyun({ name: 'cmd', mode: 'External' }) }}    | ${{ ALIBABA_CLOUD_PROFILE: 'cmd' }}                                                    | ${[{ kind: 'cli-profile', profile: 'cmd' }]}
  ${'a role of the ini file'}      | ${{ [INI]: '[default]\ntype = ram_role_arn' }}                | ${{}}                                                                                  | ${[{ kind: 'ini-profile', profile: 'default' }]}
  ${'nothing'}                     | ${{}}                                                         | ${{}}                                                                                  | ${[{ kind: 'metadata' }]}
  ${'a token file'}                | ${{}}                                                         | ${{ ALIBABA_CLOUD_OIDC_TOKEN_FILE: 'f' }}                                              | ${[{ kind: 'oidc' }]}
  ${'a URI where metadata is off'} | ${{}}                                                         | ${{ ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ALIBABA_CLOUD_CREDENTIALS_URI: 'u' }} | ${[{ kind: 'uri' }]}
`('$title: the official library is opened with $settings', async ({ files, env, settings }) => {
  await writeFiles(files);
  const ways: OfficialProviderSpec[] = [];
  const openProvider: OpenOfficialProvider = async (way) => {
    ways.push(way);
    return async () => ({ accessKeyId: 'role-id', accessKeySecret: 'role-sk' });
  };

  const found = await findAsText('alicloud', { env, openProvider });

  expect(found).toBe('role-id role-sk -');
  expect(ways).toEqual(settings);
});

test.each`
  profiles
  ${[{ name: 'main', mode: 'External' }]}
  ${[{ name: 'main', mode: 'ChainableRamRoleArn', source_profile: 'b' }, { name: 'b', mode: 'External' }]}
`('no command is run for $profiles that nobody named', async ({ profiles }) => {
  await writeFiles({ [ALIYUN]: aliyun(...profiles) });
  const ways: OfficialProviderSpec[] = [];
  const openProvider: OpenOfficialProvider = async (way) => {
    ways.push(way);
    return () => Promise.reject(new Error('none'));
  };

  const error = await rejectionOf(findAsText('alicloud', { openProvider }));

  expect(ways).toEqual([{ kind: 'metadata' }]);
  expect(error).toMatchObject({ detail: expect.stringContaining('ALIBABA_CLOUD_PROFILE') });
});

test('profiles that borrow from each other end the search', async () => {
  const chained = { mode: 'ChainableRamRoleArn' };
  await writeFiles({
    [ALIYUN]: aliyun(
      { ...chained, name: 'main', source_profile: 'b' },
      { ...chained, name: 'b', source_profile: 'main' },
    ),
  });

  const found = await findAsText('alicloud', { openProvider: officialKeys('loop') });

  expect(found).toBe('loop sk -');
});

test('missing credentials are reported within two seconds, though nothing responds', async () => {
  const clock = manualClock();
  const openProvider: OpenOfficialProvider = async () => () => new Promise(() => {});

  const failure = rejectionOf(findAsText('alicloud', { openProvider, clock }));
  while (clock.timers() === 0) {
    await settle();
  }
  clock.advance(2_000);

  expect(await failure).toMatchObject({
    code: 'MissingCredentials',
    detail: expect.stringContaining('the role of the machine (no response)'),
  });
  expect(clock.timers()).toBe(0);
});

test('the places are searched once, and again after a failure', async () => {
  const reads: string[] = [];
  const provider = findCredentials(volcengine, {
    ...environmentWith({}),
    readFile: (path) => {
      reads.push(path);
      return readFile(path, 'utf8');
    },
  });
  const { signal } = new AbortController();

  await rejectionOf(provider(signal));
  await writeFiles({ [VOLC]: { ak: 'i', sk: 's' } });
  await provider(signal);
  await provider(signal);

  expect(reads.map((path) => path.slice(home.length + 1))).toEqual([VOLC, VOLCENGINE, VOLC]);
});

test('temporary credentials are read again at each attempt', async () => {
  let attempts = 0;
  const openProvider: OpenOfficialProvider = async () => async () => {
    attempts += 1;
    return { accessKeyId: `id-${attempts}`, accessKeySecret: 'sk' };
  };
  await writeFiles({ [ALIYUN]: aliyun({ name: 'main', mode: 'OAuth' }) });
  const provider = findCredentials(alicloud, environmentWith({ openProvider }));
  const { signal } = new AbortController();

  const first = await provider(signal);
  const second = await provider(signal);

  expect([first.accessKeyId, second.accessKeyId]).toEqual(['id-1', 'id-2']);
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

test('an error names a credential mode of Volcengine that needs a library', async () => {
  await writeFiles({ [VOLCENGINE]: { profiles: { default: { mode: 'sso' } } } });

  const error = await rejectionOf(findAsText('volcengine'));

  expect(error).toMatchObject({ detail: expect.stringContaining('mode sso') });
});

test.each`
  cloud           | env                                                         | region
  ${'alicloud'}   | ${{ ALIBABA_CLOUD_REGION_ID: 'r1', ALICLOUD_REGION: 'r2' }} | ${'r1'}
  ${'alicloud'}   | ${{ ALICLOUD_REGION: 'r2' }}                                | ${'r2'}
  ${'alicloud'}   | ${{}}                                                       | ${'file-region'}
  ${'alicloud'}   | ${{ ALIBABA_CLOUD_PROFILE: 'other' }}                       | ${undefined}
  ${'volcengine'} | ${{ VOLCENGINE_REGION: 'r3' }}                              | ${'r3'}
  ${'volcengine'} | ${{}}                                                       | ${'volc-region'}
`('the region of $cloud with $env is $region', async ({ cloud, env, region }) => {
  await writeFiles({
    [ALIYUN]: aliyun({ ...main, region_id: 'file-region' }),
    [VOLCENGINE]: { profiles: { default: { region: 'volc-region' } } },
  });

  expect(await defaultRegionOf(cloud, env)).toBe(region);
});

test.each(['alicloud', 'volcengine'])(
  'without variables and files there is no region for %s',
  async (cloud) => {
    expect(await defaultRegionOf(cloud, {})).toBeUndefined();
  },
);

function defaultRegionOf(cloud: string, env: Readonly<Record<string, string>>) {
  const defaultRegion = createDefaultRegion(
    { region: undefined, simulate: false },
    environmentWith({ env }),
  );
  return defaultRegion(getSource(`${cloud}-ecs`));
}

/** The keys that are found, as text. */
async function findAsText(
  cloud: CloudId,
  changes: Partial<AlicloudEnvironment> = {},
  explicit?: ExplicitCredentials,
): Promise<string> {
  const provider = findCredentials(CLOUDS[cloud], environmentWith(changes), explicit);
  const { accessKeyId, accessKeySecret, securityToken } = await provider(
    new AbortController().signal,
  );
  return `${accessKeyId} ${accessKeySecret} ${securityToken ?? '-'}`;
}

function environmentWith(changes: Partial<AlicloudEnvironment>): AlicloudEnvironment {
  const openProvider: OpenOfficialProvider = async () => () => Promise.reject(new Error('none'));
  return { env: {}, home, readFile: (path) => readFile(path, 'utf8'), openProvider, ...changes };
}

function officialKeys(id: string): OpenOfficialProvider {
  return async () => async () => ({ accessKeyId: id, accessKeySecret: 'sk' });
}

async function writeFiles(files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(home, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

import { inspect } from 'node:util';
import { alicloud } from '../../../src/clouds/alicloud';
import type {
  OfficialProviderSpec,
  OpenOfficialProvider,
} from '../../../src/clouds/alicloud/official-library';
import { findCredentials } from '../../../src/clouds/find-credentials';
import { imagepinErrorOf, rejectionOf } from '../../support/errors';
import { useHomeFolder } from '../../support/home-folder';
import { manualClock, settle } from '../../support/waiting';

const { pathOf, environmentWith, writeFiles, findAsText, defaultRegionOf } = useHomeFolder();

const ALIYUN = '.aliyun/config.json';
const INI = '.alibabacloud/credentials';

const aliyun = (...profiles: object[]) => ({ current: 'main', profiles });
const main = { name: 'main', mode: 'AK', access_key_id: 'file-id', access_key_secret: 'file-sk' };

test.each`
  env                                                                                                                               | keys
  ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' }}                                                     | ${'a b -'}
  ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: ' a\n', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b ' }}                                                 | ${'a b -'}
  ${{ ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b', ALIBABA_CLOUD_SECURITY_TOKEN: 'c' }}                  | ${'a b c'}
  ${{ ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b', ALICLOUD_SECURITY_TOKEN: 'c' }}                                           | ${'a b c'}
  ${{ ALIBABACLOUD_ACCESS_KEY_ID: 'a', ALIBABACLOUD_ACCESS_KEY_SECRET: 'b' }}                                                       | ${'a b -'}
  ${{ ALICLOUD_ACCESS_KEY: 'x', ALICLOUD_SECRET_KEY: 'y', ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' }} | ${'a b -'}
`('finds $keys in $env', async ({ env, keys }) => {
  const found = await findAsText(alicloud, { env });

  expect(found).toBe(keys);
});

test.each`
  files                                                                                   | env                                                       | keys
  ${{ [ALIYUN]: aliyun(main) }}                                                           | ${{}}                                                     | ${'file-id file-sk -'}
  ${{ [ALIYUN]: `\uFEFF${JSON.stringify(aliyun(main))}` }}                                | ${{}}                                                     | ${'file-id file-sk -'}
  ${{ [ALIYUN]: aliyun({ ...main, mode: 'StsToken', sts_token: 't' }) }}                  | ${{}}                                                     | ${'file-id file-sk t'}
  ${{ [ALIYUN]: aliyun(main, { ...main, name: 'b', access_key_id: 'b-id' }) }}            | ${{ ALIBABA_CLOUD_PROFILE: 'b' }}                         | ${'b-id file-sk -'}
  ${{ [ALIYUN]: aliyun(main, { ...main, name: 'b', access_key_id: 'b-id' }) }}            | ${{ ALICLOUD_PROFILE: 'b' }}                              | ${'b-id file-sk -'}
  ${{ [INI]: '[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = s' }}  | ${{}}                                                     | ${'i s -'}
  ${{ [INI]: '[b]\naccess_key_id = i\naccess_key_secret = "s;#"' }}                       | ${{ ALIBABA_CLOUD_PROFILE: 'b' }}                         | ${'i s;# -'}
  ${{ [ALIYUN]: aliyun(main), [INI]: '[default]\naccess_key_id=i\naccess_key_secret=s' }} | ${{}}                                                     | ${'file-id file-sk -'}
  ${{ [ALIYUN]: aliyun(main), [INI]: '[default]\naccess_key_id=i\naccess_key_secret=s' }} | ${{ ALIBABA_CLOUD_CLI_PROFILE_DISABLED: 'true' }}         | ${'i s -'}
  ${{ [ALIYUN]: aliyun(main) }}                                                           | ${{ ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b' }} | ${'a b -'}
`('finds $keys in $files with $env', async ({ files, env, keys }) => {
  await writeFiles(files);

  const found = await findAsText(alicloud, { env });

  expect(found).toBe(keys);
});

test.each`
  variable                            | file           | content
  ${'ALIBABA_CLOUD_CREDENTIALS_FILE'} | ${'other.ini'} | ${'[default]\naccess_key_id=i\naccess_key_secret=s'}
`('$variable names another file', async ({ variable, file, content }) => {
  await writeFiles({ [file]: content });

  const found = await findAsText(alicloud, { env: { [variable]: pathOf(file) } });

  expect(found).toBe('i s -');
});

test('explicit credentials come before all others', async () => {
  const env = { ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b' };

  const found = await findAsText(alicloud, { env }, { accessKeyId: 'x', accessKeySecret: 'y' });

  expect(found).toBe('x y -');
});

test.each`
  half                                                                   | missing
  ${{ env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'a' } }}                       | ${'ALIBABA_CLOUD_ACCESS_KEY_SECRET'}
  ${{ env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a' } }}                   | ${'ALIBABA_CLOUD_ACCESS_KEY_ID'}
  ${{ env: { ALICLOUD_ACCESS_KEY: 'a' } }}                               | ${'ALICLOUD_SECRET_KEY'}
  ${{ explicit: { accessKeyId: 'a' } }}                                  | ${'accessKeySecret'}
  ${{ files: { [ALIYUN]: aliyun({ ...main, access_key_secret: '' }) } }} | ${'access_key_secret in'}
  ${{ files: { [INI]: '[default]\naccess_key_id = a' } }}                | ${'access_key_secret in'}
`('an incomplete pair in $half is an error that names $missing', async ({ half, missing }) => {
  await writeFiles(half.files ?? {});

  const error = await rejectionOf(findAsText(alicloud, { env: half.env ?? {} }, half.explicit));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringContaining(`${missing}`),
  });
});

test.each`
  file      | content
  ${ALIYUN} | ${'{"current":"main","profiles":[{"access_key_secret":"hunter2"'}
  ${ALIYUN} | ${'"hunter2"'}
`('an error about an invalid $file names it without quoting it', async ({ file, content }) => {
  await writeFiles({ [file]: content });

  const error = await rejectionOf(findAsText(alicloud));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: `${pathOf(file)} is damaged`,
    detail: expect.stringContaining('Repair or remove'),
  });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
});

test('an error about an unreadable file names it', async () => {
  await writeFiles({ [`${ALIYUN}/a-file-in-a-folder`]: '' });

  const error = await rejectionOf(findAsText(alicloud));

  expect(error).toMatchObject({ message: `${pathOf(ALIYUN)} cannot be read (EISDIR)` });
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

  const found = await findAsText(alicloud, { env, openProvider });

  expect(found).toBe('role-id role-sk -');
  expect(ways).toEqual(settings);
});

test.each`
  profiles
  ${[{ name: 'main', mode: 'External' }]}
  ${[{ name: 'main', mode: 'ChainableRamRoleArn', source_profile: 'b' }, { name: 'b', mode: 'External' }]}
`('no command of $profiles is run unless the profile is selected', async ({ profiles }) => {
  await writeFiles({ [ALIYUN]: aliyun(...profiles) });
  const ways: OfficialProviderSpec[] = [];
  const openProvider: OpenOfficialProvider = async (way) => {
    ways.push(way);
    return () => Promise.reject(new Error('none'));
  };

  const error = await rejectionOf(findAsText(alicloud, { openProvider }));

  expect(ways).toEqual([{ kind: 'metadata' }]);
  expect(error).toMatchObject({ detail: expect.stringContaining('ALIBABA_CLOUD_PROFILE') });
});

test('profiles that refer to each other in a circle are an error that names them', async () => {
  const chained = { mode: 'ChainableRamRoleArn' };
  await writeFiles({
    [ALIYUN]: aliyun(
      { ...chained, name: 'main', source_profile: 'b' },
      { ...chained, name: 'b', source_profile: 'main' },
    ),
  });

  const error = await imagepinErrorOf(findAsText(alicloud));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringContaining('main > b > main'),
  });
});

test('missing credentials are reported within two seconds, though nothing responds', async () => {
  const clock = manualClock();
  const openProvider: OpenOfficialProvider = async () => () => new Promise(() => {});

  const failure = rejectionOf(findAsText(alicloud, { openProvider, clock }));
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

test.each`
  env                                                         | region
  ${{ ALIBABA_CLOUD_REGION_ID: 'r1', ALICLOUD_REGION: 'r2' }} | ${'r1'}
  ${{ ALICLOUD_REGION: 'r2' }}                                | ${'r2'}
  ${{}}                                                       | ${'file-region'}
  ${{ ALIBABA_CLOUD_PROFILE: 'other' }}                       | ${undefined}
`('the region with $env is $region', async ({ env, region }) => {
  await writeFiles({ [ALIYUN]: aliyun({ ...main, region_id: 'file-region' }) });

  expect(await defaultRegionOf(alicloud, env)).toBe(region);
});

test('an invalid region in the file is an error that names the file', async () => {
  await writeFiles({ [ALIYUN]: aliyun({ ...main, region_id: 'evil.example/' }) });

  const error = await imagepinErrorOf(defaultRegionOf(alicloud));

  expect(error.message).toContain(`${pathOf(ALIYUN)}: "evil.example/" is not a region`);
  expect(error).toMatchObject({ code: 'InvalidQuery', path: [] });
});

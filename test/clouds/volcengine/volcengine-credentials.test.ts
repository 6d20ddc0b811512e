import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { findCredentials } from '../../../src/clouds/find-credentials';
import { volcengine } from '../../../src/clouds/volcengine';
import { imagepinErrorOf, rejectionOf } from '../../support/errors';
import { useHomeFolder } from '../../support/home-folder';

const { pathOf, environmentWith, writeFiles, findAsText, defaultRegionOf } = useHomeFolder();

const VOLC = '.volc/config';
const VOLCENGINE = '.volcengine/config.json';

test.each`
  env                                                                                                 | keys
  ${{ VOLCENGINE_ACCESS_KEY: 'a', VOLCENGINE_SECRET_KEY: 'b', VOLCENGINE_SESSION_TOKEN: 'c' }}        | ${'a b c'}
  ${{ VOLC_ACCESSKEY: 'a', VOLC_SECRETKEY: 'b' }}                                                     | ${'a b -'}
  ${{ VOLCSTACK_ACCESS_KEY_ID: 'a', VOLCSTACK_SECRET_ACCESS_KEY: 'b', VOLCSTACK_SESSION_TOKEN: 'c' }} | ${'a b c'}
  ${{ VOLCSTACK_ACCESS_KEY: 'a', VOLCSTACK_SECRET_KEY: 'b' }}                                         | ${'a b -'}
  ${{ VOLCENGINE_ACCESS_KEY_ID: 'a', VOLCENGINE_ACCESS_KEY_SECRET: 'b' }}                             | ${'a b -'}
`('finds $keys in $env', async ({ env, keys }) => {
  const found = await findAsText(volcengine, { env });

  expect(found).toBe(keys);
});

test.each`
  files                                                                                                                            | env                            | keys
  ${{ [VOLC]: { VOLC_ACCESSKEY: 'i', VOLC_SECRETKEY: 's' } }}                                                                      | ${{}}                          | ${'i s -'}
  ${{ [VOLC]: { ak: 'i', sk: 's' } }}                                                                                              | ${{}}                          | ${'i s -'}
  ${{ [VOLCENGINE]: { current: 'm', profiles: { m: { 'access-key': 'i', 'secret-key': 's', mode: 'ak' } } } }}                     | ${{}}                          | ${'i s -'}
  ${{ [VOLCENGINE]: { profiles: { default: { 'access-key': 'i', 'secret-key': 's', 'session-token': 't', mode: 'ststoken' } } } }} | ${{}}                          | ${'i s t'}
  ${{ [VOLCENGINE]: { current: 'm', profiles: { b: { 'access-key': 'i', 'secret-key': 's' } } } }}                                 | ${{ VOLCENGINE_PROFILE: 'b' }} | ${'i s -'}
  ${{ [VOLCENGINE]: { current: 'm', profiles: { b: { 'access-key': 'i', 'secret-key': 's' } } } }}                                 | ${{ VOLCSTACK_PROFILE: 'b' }}  | ${'i s -'}
`('finds $keys in $files with $env', async ({ files, env, keys }) => {
  await writeFiles(files);

  const found = await findAsText(volcengine, { env });

  expect(found).toBe(keys);
});

test.each`
  variable                        | file            | content
  ${'VOLCENGINE_CLI_CONFIG_FILE'} | ${'other.json'} | ${{ profiles: { default: { 'access-key': 'i', 'secret-key': 's' } } }}
`('$variable names another file', async ({ variable, file, content }) => {
  await writeFiles({ [file]: content });

  const found = await findAsText(volcengine, { env: { [variable]: pathOf(file) } });

  expect(found).toBe('i s -');
});

test.each`
  file          | content
  ${VOLC}       | ${'{"ak":"a","sk":"hunter2",}'}
  ${VOLCENGINE} | ${'access-key: hunter2'}
`('a damaged $file is named and not quoted', async ({ file, content }) => {
  await writeFiles({ [file]: content });

  const error = await rejectionOf(findAsText(volcengine));

  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: `${pathOf(file)} is damaged`,
    detail: expect.stringContaining('Repair or remove'),
  });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
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

  expect(reads.map((path) => path.slice(pathOf('.').length + 1))).toEqual([VOLC, VOLCENGINE, VOLC]);
});

test('an error names a credential mode of Volcengine that needs a library', async () => {
  await writeFiles({ [VOLCENGINE]: { profiles: { default: { mode: 'sso' } } } });

  const error = await rejectionOf(findAsText(volcengine));

  expect(error).toMatchObject({ detail: expect.stringContaining('mode sso') });
});

test.each`
  env                            | region
  ${{ VOLCENGINE_REGION: 'r3' }} | ${'r3'}
  ${{}}                          | ${'volc-region'}
`('the region with $env is $region', async ({ env, region }) => {
  await writeFiles({ [VOLCENGINE]: { profiles: { default: { region: 'volc-region' } } } });

  expect(await defaultRegionOf(volcengine, env)).toBe(region);
});

test('an invalid region in the file is an error that names the file', async () => {
  await writeFiles({ [VOLCENGINE]: { profiles: { default: { region: 'evil.example/' } } } });

  const error = await imagepinErrorOf(defaultRegionOf(volcengine));

  expect(error.message).toContain(`${pathOf(VOLCENGINE)}: "evil.example/" is not a region`);
  expect(error).toMatchObject({ code: 'InvalidQuery', path: [] });
});

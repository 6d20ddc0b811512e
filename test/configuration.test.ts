import { homedir } from 'node:os';
import { openClient } from '../src/client';
import { readConfiguration } from '../src/configuration';
import type { Settings } from '../src/settings';

const own = 'https://ecs.cn-beijing.aliyuncs.com';

test.each`
  settings                          | variables                                                                                              | endpoint
  ${{}}                             | ${{}}                                                                                                  | ${own}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: 'https://all.example' }}                                                        | ${'https://all.example'}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: 'https://all.example', IMAGEPIN_ENDPOINT_ALICLOUD_ECS: 'https://one.example' }} | ${'https://one.example'}
  ${{ endpoint: 'https://set:84' }} | ${{ IMAGEPIN_ENDPOINT_ALICLOUD_ECS: 'https://one.example' }}                                           | ${'https://set:84'}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: '' }}                                                                           | ${own}
`('$settings with $variables asks $endpoint', ({ settings, variables, endpoint }) => {
  expect(readConfiguration(settings, variables).endpointOf('alicloud-ecs', own)).toBe(endpoint);
});

test.each`
  settings                                             | variables                               | message
  ${{ endpoint: 'http://cloud.example' }}              | ${{}}                                   | ${'invalid endpoint "http://cloud.example"'}
  ${{ catalog: 'images.json' }}                        | ${{}}                                   | ${'catalog "images.json" is only for simulate'}
  ${{ simulate: true, endpoint: 'https://a.example' }} | ${{}}                                   | ${'endpoint "https://a.example" is not asked'}
  ${{}}                                                | ${{ IMAGEPIN_SIMULATE: 'yes' }}         | ${'IMAGEPIN_SIMULATE "yes" is not 1 or 0'}
  ${{}}                                                | ${{ IMAGEPIN_TIMEOUT_SECONDS: 'long' }} | ${'IMAGEPIN_TIMEOUT_SECONDS "long" is not between 0 and 3600'}
`('$settings with $variables is refused: $message', ({ settings, variables, message }) => {
  const ask = () => readConfiguration(settings, variables).endpointOf('alicloud-ecs', own);

  expect(ask).toThrow(message);
});

test.each`
  variables                                                            | region
  ${{ IMAGEPIN_REGION: 'cn-beijing', ALICLOUD_REGION: 'cn-hangzhou' }} | ${'cn-beijing'}
  ${{ ALICLOUD_REGION: 'cn-hangzhou' }}                                | ${'cn-hangzhou'}
`('without a stated region, $variables give $region', async ({ variables, region }) => {
  const client = clientIn(variables, { simulate: true });

  const { images } = await client.list({ source: 'alicloud-ecs', limit: 1 });
  await client.close();

  expect(images[0]?.region).toBe(region);
});

test('a catalog that is not there is an error of the caller', async () => {
  const client = clientIn({}, { simulate: true, catalog: '/nowhere/images.json' });

  const asking = client.list({ source: 'alicloud-aic' });

  await expect(asking).rejects.toMatchObject({
    code: 'InvalidQuery',
    message: 'cannot read catalog "/nowhere/images.json"',
    path: ['catalog'],
  });
  await client.close();
});

function clientIn(env: Readonly<Record<string, string>>, settings: Settings) {
  const readFile = async (path: string): Promise<string> => {
    throw Object.assign(new Error(`no such file, open '${path}'`), { code: 'ENOENT' });
  };
  return openClient(settings, { env, home: homedir(), readFile, now: () => performance.now() });
}

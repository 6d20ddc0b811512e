import { homedir } from 'node:os';
import { openClient } from '../../src/client/client';
import { readConfiguration } from '../../src/client/configuration';
import type { Settings } from '../../src/client/settings';
import { closeAfterTest } from '../support/closing';
import { imagepinErrorOf } from '../support/errors';

const officialEndpoint = 'https://ecs.cn-beijing.aliyuncs.com';

test.each`
  settings                          | variables                                                                                              | endpoint
  ${{}}                             | ${{}}                                                                                                  | ${officialEndpoint}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: 'https://all.example' }}                                                        | ${'https://all.example'}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: 'https://all.example', IMAGEPIN_ENDPOINT_ALICLOUD_ECS: 'https://one.example' }} | ${'https://one.example'}
  ${{ endpoint: 'https://set:84' }} | ${{ IMAGEPIN_ENDPOINT_ALICLOUD_ECS: 'https://one.example' }}                                           | ${'https://set:84'}
  ${{}}                             | ${{ IMAGEPIN_ENDPOINT: '' }}                                                                           | ${officialEndpoint}
  ${{}}                             | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'ecs.internal' }}                                                      | ${'https://ecs.internal'}
  ${{}}                             | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'https://ecs.internal:8443' }}                                         | ${'https://ecs.internal:8443'}
  ${{}}                             | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'ecs.internal', IMAGEPIN_ENDPOINT: 'https://all.example' }}            | ${'https://all.example'}
  ${{}}                             | ${{ ALIBABA_CLOUD_ENDPOINT_ECI: 'eci.internal', ALIBABA_CLOUD_ENDPOINT: 'all.internal' }}              | ${officialEndpoint}
  ${{}}                             | ${{ VOLCENGINE_ENDPOINT: 'open.internal' }}                                                            | ${officialEndpoint}
  ${{ network: 'vpc' }}             | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'ecs.internal' }}                                                      | ${officialEndpoint}
  ${{ network: 'public' }}          | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'ecs.internal' }}                                                      | ${officialEndpoint}
  ${{}}                             | ${{ IMAGEPIN_NETWORK: 'vpc', ALIBABA_CLOUD_ENDPOINT_ECS: 'ecs.internal' }}                             | ${officialEndpoint}
  ${{ network: 'vpc' }}             | ${{ IMAGEPIN_ENDPOINT_ALICLOUD_ECS: 'https://one.example' }}                                           | ${'https://one.example'}
  ${{ endpoint: 'https://set:84' }} | ${{ IMAGEPIN_NETWORK: 'vpc' }}                                                                         | ${'https://set:84'}
`('$settings with $variables calls $endpoint', ({ settings, variables, endpoint }) => {
  expect(readConfiguration(settings, variables).endpointOf('alicloud-ecs', officialEndpoint)).toBe(
    endpoint,
  );
});

test("the endpoint variable of Volcengine's own tools applies", () => {
  const { endpointOf } = readConfiguration({}, { VOLCENGINE_ENDPOINT: 'open.internal:8443' });

  expect(endpointOf('volcengine-ecs', officialEndpoint)).toBe('https://open.internal:8443');
});

test.each`
  settings              | variables                         | network
  ${{}}                 | ${{}}                             | ${'public'}
  ${{}}                 | ${{ IMAGEPIN_NETWORK: 'vpc' }}    | ${'vpc'}
  ${{}}                 | ${{ IMAGEPIN_NETWORK: '' }}       | ${'public'}
  ${{ network: 'vpc' }} | ${{ IMAGEPIN_NETWORK: 'public' }} | ${'vpc'}
`('$settings with $variables call the network $network', ({ settings, variables, network }) => {
  expect(readConfiguration(settings, variables).network).toBe(network);
});

test.each`
  source              | detail
  ${'volcengine-ecs'} | ${'IMAGEPIN_ENDPOINT_VOLCENGINE_ECS'}
  ${'alicloud-aic'}   | ${'ap-southeast-1, cn-shanghai, cn-zhangjiakou'}
`('a network in which $source has no endpoint is rejected', ({ source, detail }) => {
  const { endpointOf } = readConfiguration({ network: 'vpc' }, {});

  expect(() => endpointOf(source, undefined)).toThrow(
    expect.objectContaining({
      code: 'InvalidQuery',
      message: `${source} has no endpoint for network "vpc" here`,
      detail: expect.stringContaining(detail),
      path: ['network'],
    }),
  );
});

test('an error about the network names the variable that sets it', () => {
  const { endpointOf } = readConfiguration({}, { IMAGEPIN_NETWORK: 'vpc' });

  expect(() => endpointOf('volcengine-ecs', undefined)).toThrow(
    expect.objectContaining({
      message: 'volcengine-ecs has no endpoint for IMAGEPIN_NETWORK "vpc" here',
      detail: 'Set `endpoint` or IMAGEPIN_ENDPOINT_VOLCENGINE_ECS, or unset IMAGEPIN_NETWORK.',
      path: [],
    }),
  );
});

test('the network variable is ignored in simulation mode', () => {
  const variables = { IMAGEPIN_NETWORK: 'vpc', IMAGEPIN_ENDPOINT: 'https://a.example' };

  expect(readConfiguration({ simulate: true }, variables).simulate).toBe(true);
});

test('an explicit endpoint serves a source that has none in the network', () => {
  const endpoints = { 'volcengine-ecs': 'https://ecs.internal' };
  const { endpointOf } = readConfiguration({ network: 'vpc', endpoints }, {});

  expect(endpointOf('volcengine-ecs', undefined)).toBe('https://ecs.internal');
});

test('an unknown network is rejected', () => {
  expect(() => openClient(JSON.parse('{"network":"intranet"}'))).toThrow(
    'network "intranet" is not one of public, vpc',
  );
});

test.each`
  settings                                             | variables                                                              | message
  ${{ endpoint: 'http://cloud.example' }}              | ${{}}                                                                  | ${'invalid endpoint "http://cloud.example"'}
  ${{ catalog: 'images.json' }}                        | ${{}}                                                                  | ${'catalog "images.json" requires `simulate`'}
  ${{ simulate: true, endpoint: 'https://a.example' }} | ${{}}                                                                  | ${'endpoint "https://a.example" conflicts with `simulate`'}
  ${{}}                                                | ${{ IMAGEPIN_NETWORK: 'intranet' }}                                    | ${'IMAGEPIN_NETWORK "intranet" is not public or vpc'}
  ${{ network: 'vpc', endpoint: 'https://a.example' }} | ${{}}                                                                  | ${'network "vpc" conflicts with `endpoint`'}
  ${{ network: 'vpc' }}                                | ${{ IMAGEPIN_ENDPOINT: 'https://a.example' }}                          | ${'network "vpc" conflicts with IMAGEPIN_ENDPOINT'}
  ${{}}                                                | ${{ IMAGEPIN_NETWORK: 'vpc', IMAGEPIN_ENDPOINT: 'https://a.example' }} | ${'IMAGEPIN_NETWORK "vpc" conflicts with IMAGEPIN_ENDPOINT'}
  ${{}}                                                | ${{ ALIBABA_CLOUD_ENDPOINT_ECS: 'http://ecs.internal' }}               | ${'invalid ALIBABA_CLOUD_ENDPOINT_ECS "http://ecs.internal"'}
  ${{}}                                                | ${{ IMAGEPIN_SIMULATE: 'yes' }}                                        | ${'IMAGEPIN_SIMULATE "yes" is not 1 or 0'}
  ${{}}                                                | ${{ IMAGEPIN_CATALOG: 'images.json' }}                                 | ${'IMAGEPIN_CATALOG "images.json" requires `simulate`'}
  ${{}}                                                | ${{ IMAGEPIN_TIMEOUT_SECONDS: 'long' }}                                | ${'IMAGEPIN_TIMEOUT_SECONDS "long" is not a number above 0 and at most 3600'}
`('$settings with $variables is refused: $message', ({ settings, variables, message }) => {
  const open = () =>
    readConfiguration(settings, variables).endpointOf('alicloud-ecs', officialEndpoint);

  expect(open).toThrow(message);
});

test.each`
  variables                                                            | region
  ${{ IMAGEPIN_REGION: 'cn-beijing', ALICLOUD_REGION: 'cn-hangzhou' }} | ${'cn-beijing'}
  ${{ ALICLOUD_REGION: 'cn-hangzhou' }}                                | ${'cn-hangzhou'}
`('without a region in the settings, $variables give $region', async ({ variables, region }) => {
  const client = closeAfterTest(clientWithEnvironment(variables, { simulate: true }));

  const { images } = await client.list({ source: 'alicloud-ecs', limit: 1 });

  expect(images[0]?.region).toBe(region);
});

test.each`
  variables                     | message
  ${{ IMAGEPIN_REGION: 'A_B' }} | ${'IMAGEPIN_REGION "A_B" is not a region'}
  ${{ ALICLOUD_REGION: 'A_B' }} | ${'ALICLOUD_REGION "A_B" is not a region'}
`('an invalid default region is an error of its variable: $message', async (row) => {
  const client = closeAfterTest(clientWithEnvironment(row.variables, { simulate: true }));

  const { message, path } = await imagepinErrorOf(client.list({ source: 'alicloud-ecs' }));

  expect(message).toContain(row.message);
  expect(path).toEqual([]);
});

test('a missing catalog file is rejected', async () => {
  const client = closeAfterTest(
    clientWithEnvironment({}, { simulate: true, catalog: '/nowhere/images.json' }),
  );

  const lookup = client.list({ source: 'alicloud-aic' });

  await expect(lookup).rejects.toMatchObject({
    code: 'InvalidQuery',
    message: 'cannot read catalog "/nowhere/images.json"',
    path: ['catalog'],
  });
});

function clientWithEnvironment(env: Readonly<Record<string, string>>, settings: Settings) {
  const readFile = async (path: string): Promise<string> => {
    throw Object.assign(new Error(`no such file, open '${path}'`), { code: 'ENOENT' });
  };
  return openClient(settings, { env, home: homedir(), readFile, now: () => performance.now() });
}

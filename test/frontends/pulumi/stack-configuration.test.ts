import os from 'node:os';
import * as pulumi from '@pulumi/pulumi';
import { toSecret } from '../../../src/frontends/pulumi/properties';
import { startSimulator } from '../../../src/simulator';
import {
  invokeForms,
  openMockProgram,
  queryArguments,
  rejectionOf,
  resolveOutput,
  setConfig,
  shareMockEnvironment,
} from './support/mock-program';
import { simulatorConfig } from './support/plugin-host';

const mocks = shareMockEnvironment({ images: 60 });
const { open } = mocks;
afterEach(() => jest.restoreAllMocks());

test.each`
  config
  ${{ simulate: 'true', endpoint: undefined }}
  ${{ simulate: 'false', timeoutSeconds: '5' }}
  ${{ timeoutSeconds: '0.5e1' }}
  ${{ alicloud: '{"accessKey":"simulator","secretKey":"simulator"}' }}
`('$config is read', async ({ config }) => {
  const { imagepin } = await openMockProgram(mocks.engine, {
    config: withoutUndefined({ ...simulatorConfig(mocks.simulator), ...config }),
  });

  const { id } = await imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

  expect(id).toMatch(/./);
});

test('the endpoint of a source takes precedence over the general one', async () => {
  const { imagepin } = await open({
    config: {
      endpoint: 'http://127.0.0.1:9',
      endpoints: JSON.stringify({ 'alicloud-ecs': mocks.simulator.url }),
    },
  });

  const { id } = await imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

  expect(id).toMatch(/./);
});

test('keys that look like numbers are read as they were written', async () => {
  const other = await startSimulator({ accessKeyId: '123', accessKeySecret: '456' });
  const { imagepin } = await open({
    config: { alicloud: '{"accessKey":123,"secretKey":456}', endpoint: other.url },
  });

  const found = imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

  await expect(found.finally(() => other.close())).resolves.toMatchObject({ platform: 'ubuntu' });
});

test('the keys of other packages are none of ours', async () => {
  const { imagepin } = await open();
  pulumi.runtime.setConfig('imagepinned:regoin', 'x');
  pulumi.runtime.setConfig('alicloud:regoin', 'x');

  const found = imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

  await expect(found).resolves.toMatchObject({ platform: 'ubuntu' });
});

test('what the engine keeps beside ours is none of ours', async () => {
  const { imagepin } = await open({
    config: { version: '0.1.0', pluginDownloadURL: 'https://a' },
  });

  const found = imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

  await expect(found).resolves.toMatchObject({ platform: 'ubuntu' });
});

describe.each(invokeForms)('%s', (_, find) => {
  test('reads the configuration when it is called', async () => {
    const { imagepin } = await open();

    const first = await find(imagepin, queryArguments);
    setConfig({ ...simulatorConfig(mocks.simulator), region: 'cn-beijing' });
    const second = await find(imagepin, queryArguments);

    expect([first.image.region, second.image.region]).toEqual(['cn-hangzhou', 'cn-beijing']);
  });

  test.each`
    config                                           | message
    ${{ regoin: 'cn-hangzhou' }}                     | ${'unknown argument "regoin"\nDid you mean "region"?'}
    ${{ timeoutSeconds: 'soon' }}                    | ${'timeoutSeconds "soon" is not a number'}
    ${{ alicloud: '{"accessKey":"PLANTED"}' }}       | ${'alicloud.secretKey is required together with `accessKey`'}
    ${{ alicloud: 'PLANTED' }}                       | ${'alicloud is invalid'}
    ${{ endpoints: '{"alicloud-esc":"https://a"}' }} | ${'unknown source "alicloud-esc"'}
    ${{ simulate: 'true' }}                          | ${/^getAlicloudEcsImage: configuration of imagepin: endpoint ".*" conflicts with `simulate`/}
  `('a configuration of $config fails with $message', async ({ config, message }) => {
    const { imagepin } = await open({ config });

    const failure = await rejectionOf(find(imagepin, queryArguments));

    expect(failure.message).toMatch(
      typeof message === 'string'
        ? `getAlicloudEcsImage: configuration of imagepin: ${message}`
        : message,
    );
    expect(failure.message).not.toContain('PLANTED');
    expect(failure.stack).toBe(failure.message);
  });

  test('shows keys nowhere', async () => {
    const planted = JSON.stringify({ accessKey: 'PLANTED-id', secretKey: 'PLANTED-secret' });
    const { imagepin } = await open({ config: { alicloud: planted } });

    const refused = await rejectionOf(find(imagepin, queryArguments));
    const other = await startSimulator({
      accessKeyId: 'PLANTED-id',
      accessKeySecret: 'PLANTED-secret',
    });
    setConfig({ ...simulatorConfig(mocks.simulator), alicloud: planted, endpoint: other.url });
    const found = await find(imagepin, queryArguments).finally(() => other.close());

    expect(refused.message).toContain('alicloud ecs DescribeImages was refused');
    expect(found.id).toMatch(/./);
    expect(JSON.stringify([refused, refused.message, found, mocks.engine.messages])).not.toContain(
      'PLANTED',
    );
  });
});

test('an error about missing credentials says how to set them for the stack', async () => {
  const { imagepin } = await openMockProgram(mocks.engine, {
    config: { region: 'cn-beijing', endpoint: mocks.simulator.url },
  });
  hideMachineCredentials();

  const failure = await rejectionOf(imagepin.getVolcengineEcsImages());

  expect(failure.message).toMatch(/^getVolcengineEcsImages: no volcengine credentials found\n/);
  expect(failure.message).toContain(
    [
      '  pulumi config set --path --secret imagepin:alicloud.accessKey ID',
      '  pulumi config set --path --secret imagepin:alicloud.secretKey SECRET',
    ].join('\n'),
  );
  expect(failure.stack).toBe(failure.message);
});

test('a provider is given texts alone, and its keys are secrets', async () => {
  const { imagepin, resources } = await open();

  const provider = new imagepin.Provider('beijing', {
    region: pulumi.output('cn-beijing'),
    simulate: true,
    timeoutSeconds: 5,
    endpoints: { 'alicloud-ecs': pulumi.output('https://a') },
    alicloud: { accessKey: 'id', secretKey: 'secret' },
  });
  await resolveOutput(provider.urn);

  expect(resources).toMatchObject([
    {
      type: 'pulumi:providers:imagepin',
      inputs: {
        region: 'cn-beijing',
        simulate: 'true',
        timeoutSeconds: '5',
        endpoints: '{"alicloud-ecs":"https://a"}',
        alicloud: toSecret('{"accessKey":"id","secretKey":"secret"}'),
      },
    },
  ]);
});

function withoutUndefined(
  config: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}

/** Whoever runs the tests may have some. */
function hideMachineCredentials(): void {
  jest.spyOn(os, 'homedir').mockReturnValue('/nowhere');
  for (const name of Object.keys(process.env).filter((variable) => /^VOLC/.test(variable))) {
    delete process.env[name];
  }
}

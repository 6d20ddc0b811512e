import os from 'node:os';
import * as pulumi from '@pulumi/pulumi';
import fc from 'fast-check';
import { toSecret } from '../../../src/frontends/pulumi/properties';
import schema from '../../../src/frontends/pulumi/schema.json';
import { startSimulator } from '../../../src/simulator';
import { rejectionOf } from '../../support/errors';
import {
  AlicloudProvider,
  countCalls,
  invokeForms,
  openMockProgram,
  queryArguments,
  resolveOutput,
  setConfig,
  shareMockEnvironment,
  TestResource,
} from './support/mock-program';
import { simulatorConfig } from './support/simulator-config';

const mocks = shareMockEnvironment({ images: 60 });
const { open } = mocks;
afterEach(() => jest.restoreAllMocks());

describe.each(invokeForms)('%s', (_, find) => {
  test('returns its arguments and the result', async () => {
    const { imagepin } = await open();

    const found = await find(imagepin, { ...queryArguments, timeoutSeconds: 30 });

    expect(found).toEqual({
      ...queryArguments,
      timeoutSeconds: 30,
      id: found.image.id,
      image: expect.objectContaining({
        source: 'alicloud-ecs',
        region: 'cn-hangzhou',
        platform: 'ubuntu',
      }),
      warnings: expect.any(Array),
    });
  });

  test('ignores undefined arguments', async () => {
    const { imagepin } = await open();

    const found = await find(imagepin, { ...queryArguments, name: undefined, tags: undefined });

    expect(Object.keys(found).sort()).toEqual(
      [...Object.keys(queryArguments), 'id', 'image', 'warnings'].sort(),
    );
  });

  test('logs warnings at its parent', async () => {
    const { imagepin } = await open();
    const parent = new pulumi.ComponentResource('test:index:Web', 'web');

    const { warnings } = await find(
      imagepin,
      { ...queryArguments, architecture: undefined },
      { parent },
    );

    expect(warnings.map(({ code }) => code)).toContain('MixedCandidates');
    expect(mocks.engine.messages).toEqual(
      warnings.map(({ message }) => `warning at web: ${message}`),
    );
  });

  test.each`
    args                                          | reported                                                                                       | hint
    ${{ owners: undefined }}                      | ${'alicloud-ecs requires `owners` or `ids` when one image is selected'}                        | ${'system'}
    ${{ os: 'linx' }}                             | ${'os "linx" is not one of linux, windows, android'}                                           | ${'Did you mean "linux"?'}
    ${{ platfrom: 'ubuntu' }}                     | ${'unknown argument "platfrom"'}                                                               | ${'Did you mean "platform"?'}
    ${{ source: 'alicloud-ecs' }}                 | ${'unknown argument "source"'}                                                                 | ${'Known arguments'}
    ${{ owners: 'system' }}                       | ${'owners "system" is not a list'}                                                             | ${''}
    ${{ timeoutSeconds: 4000 }}                   | ${'timeoutSeconds 4000 is more than 3600'}                                                     | ${''}
    ${{ region: 'Hangzhou' }}                     | ${'region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed'} | ${''}
    ${{ platformVersion: '22.10' }}               | ${'no image of alicloud-ecs matches'}                                                          | ${'platformVersion = 22.10'}
    ${{ mostRecent: false, platform: undefined }} | ${/^getAlicloudEcsImage: \d+ images of alicloud-ecs match$/}                                   | ${''}
  `(
    'with $args fails in one message without a stack: $reported',
    async ({ args, reported, hint }) => {
      const { imagepin } = await open();

      const failure = await rejectionOf<Error>(find(imagepin, { ...queryArguments, ...args }));

      const [first = ''] = failure.message.split('\n');
      expect(first).toEqual(
        typeof reported === 'string'
          ? `getAlicloudEcsImage: ${reported}`
          : expect.stringMatching(reported),
      );
      expect(failure.message).toContain(hint);
      expect(pulumi.RunError.isInstance(failure)).toBe(true);
      expect(failure.stack).toBe(failure.message);
    },
  );

  test('fails at its parent, if it has one', async () => {
    const { imagepin } = await open();
    const parent = new pulumi.ComponentResource('test:index:Web', 'web');

    const failure = await rejectionOf<Error>(
      find(imagepin, { ...queryArguments, os: 'bsd' }, { parent }),
    );

    expect(Object(failure).resource).toBe(parent);
    expect(Object(failure).hideStack).toBe(true);
    expect(pulumi.ResourceError.isInstance(failure)).toBe(true);
    expect(failure.stack).toBe(failure.message);
    expect(failure.message).toMatch(/^getAlicloudEcsImage: os "bsd" is not one of /);
  });

  test('20 equal calls cost the calls of one', async () => {
    const [first, second] = [await open(), await open()];
    const one = await countCalls(mocks.simulator, () => find(first.imagepin, queryArguments));

    const all = await countCalls(mocks.simulator, async () => {
      await Promise.all(Array.from({ length: 20 }, () => find(second.imagepin, queryArguments)));
      await find(second.imagepin, queryArguments);
    });

    expect(all.calls).toBe(one.calls);
  });

  test('20 equal calls without a match cost the calls of one', async () => {
    const [first, second] = [await open(), await open()];
    const query = { ...queryArguments, platformVersion: '22.10' };
    const one = await countCalls(mocks.simulator, () =>
      rejectionOf<Error>(find(first.imagepin, query)),
    );

    const all = await countCalls(mocks.simulator, () =>
      Promise.all(
        Array.from({ length: 20 }, () => rejectionOf<Error>(find(second.imagepin, query))),
      ),
    );

    expect(all.calls).toBe(one.calls);
  });

  test('returns a separate result to each of equal calls', async () => {
    const { imagepin } = await open();

    const [one, two] = await Promise.all([
      find(imagepin, queryArguments),
      find(imagepin, queryArguments),
    ]);

    expect(one).toEqual(two);
    expect(one.image).not.toBe(two.image);
  });

  test('calls the plugin if it has a provider', async () => {
    const { imagepin, calls, resources } = await open({ plugin: () => ({ id: 'm-plugin' }) });
    const provider = new imagepin.Provider('beijing', { region: 'cn-beijing' });
    const before = mocks.simulator.calls.total;

    const found = await find(imagepin, queryArguments, { provider });

    expect(found).toEqual({ id: 'm-plugin' });
    expect(calls).toEqual([
      {
        token: 'imagepin:index:getAlicloudEcsImage',
        inputs: queryArguments,
        provider: expect.stringMatching(/pulumi:providers:imagepin::beijing::beijing-id$/),
      },
    ]);
    expect(resources.map(({ type }) => type)).toEqual(['pulumi:providers:imagepin']);
    expect(mocks.simulator.calls.total).toBe(before);
  });

  test('calls the plugin if its parent has a provider', async () => {
    const { imagepin, calls } = await open({ plugin: () => ({ id: 'm-plugin' }) });
    const provider = new imagepin.Provider('beijing');
    const parent = new pulumi.ComponentResource(
      'test:index:Web',
      'web',
      {},
      { providers: [provider] },
    );
    const child = new pulumi.ComponentResource('test:index:Web', 'child', {}, { parent });

    const found = await find(imagepin, queryArguments, { parent: child });

    expect(found).toEqual({ id: 'm-plugin' });
    expect(calls).toMatchObject([{ provider: expect.stringContaining('::beijing::') }]);
  });

  test('rejects the provider of another package, and ignores an inherited one', async () => {
    const { imagepin, calls } = await open();
    const provider = new AlicloudProvider('alicloud');
    const parent = new pulumi.ComponentResource('test:index:Web', 'web', {}, { provider });

    const inherited = await find(imagepin, queryArguments, { parent });

    expect(inherited.image.source).toBe('alicloud-ecs');
    await expect(find(imagepin, queryArguments, { provider })).rejects.toThrow(
      /the provider belongs to another package/,
    );
    expect(calls).toEqual([]);
  });

  test("fails with the plugin's message, without a stack", async () => {
    const { imagepin } = await open({
      plugin: () => {
        // What the client of the protocol throws.
        throw Object.assign(new Error(), { details: 'no image of alicloud-ecs matches' });
      },
    });
    const provider = new imagepin.Provider('beijing');

    const failure = await rejectionOf<Error>(find(imagepin, queryArguments, { provider }));

    expect(failure.message).toBe('no image of alicloud-ecs matches');
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
  });
});

test('arguments of any type return a result or a readable error', async () => {
  const { imagepin } = await open();
  const names = Object.keys(schema.functions['imagepin:index:getImage'].inputs.properties);
  const any = fc.dictionary(fc.constantFrom(...names, 'constructor'), fc.jsonValue(), {
    maxKeys: 4,
  });

  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 20, maxLength: 20 }), async (args) => {
      const replies = await Promise.all(
        args.flatMap((one) => [
          // No type allows these.
          imagepin.getImage(one as never).catch(({ message }) => message),
          imagepin.getAlicloudEcsImages(one as never).catch(({ message }) => message),
        ]),
      );

      expect(JSON.stringify(replies)).not.toContain('unexpected error');
    }),
    { numRuns: 3 },
  );
});

test('every function has both forms', async () => {
  const { imagepin } = await open();
  const names = Object.keys(imagepin).filter((name) => name.startsWith('get'));

  expect(names).toContain('getAlicloudEciImageCachesOutput');
  expect(names.filter((name) => !name.endsWith('Output'))).toEqual(
    names.filter((name) => name.endsWith('Output')).map((name) => name.replace(/Output$/, '')),
  );
});

test('a list returns its images and their IDs', async () => {
  const { imagepin } = await open();

  const plain = await imagepin.getImages({ source: 'volcengine-ecs', limit: 2 });
  const output = await resolveOutput(imagepin.getVolcengineEcsImagesOutput({ limit: 2 }));

  expect(plain.images.map(({ id }) => id)).toEqual(plain.imageIds);
  expect(plain).toMatchObject({ source: 'volcengine-ecs', limit: 2, images: [{}, {}] });
  expect(output.value).toMatchObject({ limit: 2, images: plain.images, imageIds: plain.imageIds });
});

describe('the plain form', () => {
  test.each<[string, () => object]>([
    ['region', () => ({ region: pulumi.output('cn-hangzhou') })],
    ['region', () => ({ region: Promise.resolve('cn-hangzhou') })],
    ['owners', () => ({ owners: [pulumi.output('system')] })],
    ['tags', () => ({ tags: { stage: pulumi.secret('test') } })],
  ])('rejects an output as %s and names the function that accepts it', async (name, args) => {
    const { imagepin } = await open();

    const failure = await rejectionOf<Error>(
      imagepin.getAlicloudEcsImage({ ...queryArguments, ...args() } as never),
    );

    expect(failure.message).toBe(
      `getAlicloudEcsImage: ${name} is an output or a promise\nCall getAlicloudEcsImageOutput, which accepts outputs and promises.`,
    );
    expect(failure.stack).toBe(failure.message);
  });

  test('rejects a circular argument', async () => {
    const { imagepin } = await open();
    const circular: Record<string, unknown> = {};
    circular.circular = circular;

    const failure = await rejectionOf<Error>(
      imagepin.getAlicloudEcsImage({ ...queryArguments, name: circular } as never),
    );

    expect(failure.message).toContain(
      'getAlicloudEcsImage: name <ref *1> { circular: [Circular *1] } is not a string',
    );
  });

  test('returns the same in a preview and in an update', async () => {
    const { imagepin } = await open({ preview: true });

    const { image } = await imagepin.getAlicloudEcsImage(queryArguments);

    expect(image.platform).toBe('ubuntu');
  });
});

describe('the output form', () => {
  test('accepts promises and outputs, also in lists and maps', async () => {
    const { imagepin } = await open();

    const { isKnown, isSecret, value } = await resolveOutput(
      imagepin.getAlicloudEcsImageOutput({
        ...queryArguments,
        owners: [pulumi.output('system')],
        platform: Promise.resolve('ubuntu'),
        mostRecent: pulumi.output(true),
      }),
    );

    expect([isKnown, isSecret]).toEqual([true, false]);
    expect(value).toMatchObject({ ...queryArguments, image: { platform: 'ubuntu' } });
  });

  test.each<[string, (resource: TestResource) => object]>([
    ['argument', ({ text }) => ({ platform: text })],
    ['part of an argument', ({ text }) => ({ owners: ['self', text] })],
    ['source', ({ text }) => ({ source: text })],
  ])('has an unknown result for an unknown %s, without a call', async (_, args) => {
    const { imagepin } = await open({ preview: true });
    const resource = new TestResource('thing');

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolveOutput(
        imagepin.getImageOutput({ ...queryArguments, source: 'alicloud-ecs', ...args(resource) }),
      ),
    );

    expect(result).toMatchObject({ isKnown: false, from: ['thing'] });
    expect(calls).toBe(0);
  });

  test('rejects an invalid argument in a preview although another one is unknown', async () => {
    const { imagepin } = await open({ preview: true });
    const { text } = new TestResource('thing');

    const failure = await rejectionOf<Error>(
      resolveOutput(imagepin.getAlicloudEcsImageOutput({ platform: text, os: 'bsd' as 'linux' })),
    );

    expect(failure.message).toMatch(/^getAlicloudEcsImage: os "bsd" is not one of linux/);
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
  });

  test('does not report an unknown argument as missing', async () => {
    const { imagepin } = await open({ preview: true, config: { region: 'cn-hangzhou' } });
    const { text } = new TestResource('thing');

    const { isKnown } = await resolveOutput(imagepin.getAlicloudEcsImageOutput({ ids: [text] }));

    expect(isKnown).toBe(false);
  });

  test('has a secret result if an argument is secret', async () => {
    const { imagepin } = await open();

    const { isSecret, isKnown, value } = await resolveOutput(
      imagepin.getAlicloudEcsImageOutput({ ...queryArguments, owners: [pulumi.secret('system')] }),
    );

    expect([isSecret, isKnown]).toEqual([true, true]);
    expect(value).toMatchObject({ image: { platform: 'ubuntu' } });
  });

  test.each([true, false])(
    'depends on the resources of its arguments (preview: %s)',
    async (preview) => {
      const { imagepin } = await open({ preview });
      const [one, two] = [new TestResource('one', 'ubuntu'), new TestResource('two', 'system')];

      const { from, isKnown } = await resolveOutput(
        imagepin.getAlicloudEcsImageOutput({
          ...queryArguments,
          platform: one.text,
          owners: [two.text],
        }),
      );

      expect([...from].sort()).toEqual(['one', 'two']);
      // In a preview, the arguments are known, but their resources do not exist yet.
      expect(isKnown).toBe(!preview);
    },
  );

  test.each<[string, () => NonNullable<pulumi.InvokeOutputOptions['dependsOn']>]>([
    ['a resource', () => new TestResource('one')],
    ['one of several resources', () => [new TestResource('one')]],
    ['a promise of a resource', () => Promise.resolve(new TestResource('one'))],
    ['an output of resources', () => pulumi.output([new TestResource('one')])],
    ['a component', () => new Web('web')],
    ['a component in a component', () => new Web('outer', true)],
    ['a component with asynchronous parts', () => new SlowWeb('web')],
  ])('has an unknown result until %s exists', async (_, dependsOn) => {
    const planned = await open({ preview: true });
    const before = await countCalls(mocks.simulator, () =>
      resolveOutput(
        planned.imagepin.getAlicloudEcsImageOutput(queryArguments, { dependsOn: dependsOn() }),
      ),
    );
    const real = await open();
    const after = await resolveOutput(
      real.imagepin.getAlicloudEcsImageOutput(queryArguments, { dependsOn: dependsOn() }),
    );

    expect([before.result.isKnown, before.calls]).toEqual([false, 0]);
    expect(after).toMatchObject({ isKnown: true, value: { image: { platform: 'ubuntu' } } });
    expect(after.from).toContain('one');
  });

  test('has a known result in a preview if it depends on a component without resources', async () => {
    const { imagepin } = await open({ preview: true });
    const dependsOn = new pulumi.ComponentResource('test:index:Web', 'web');

    const { isKnown } = await resolveOutput(
      imagepin.getAlicloudEcsImageOutput(queryArguments, { dependsOn }),
    );

    expect(isKnown).toBe(true);
  });
});

describe('the configuration of the stack', () => {
  test.each`
    config
    ${{ simulate: 'true', endpoint: undefined }}
    ${{ simulate: 'false', timeoutSeconds: '5' }}
    ${{ timeoutSeconds: '0.5e1' }}
    ${{ alicloud: '{"accessKey":"simulator","secretKey":"simulator"}' }}
  `('reads $config', async ({ config }) => {
    const { imagepin } = await openMockProgram(mocks.engine, {
      config: withoutUndefined({ ...simulatorConfig(mocks.simulator), ...config }),
    });

    const { id } = await imagepin.getAlicloudEcsImage(queryArguments);

    expect(id).toMatch(/./);
  });

  test('the endpoint of a source takes precedence over the general one', async () => {
    const { imagepin } = await open({
      config: {
        endpoint: 'http://127.0.0.1:9',
        endpoints: JSON.stringify({ 'alicloud-ecs': mocks.simulator.url }),
      },
    });

    const { id } = await imagepin.getAlicloudEcsImage(queryArguments);

    expect(id).toMatch(/./);
  });

  test('accepts access keys that look like numbers', async () => {
    const other = await startSimulator({ accessKeyId: '123', accessKeySecret: '456' });
    const { imagepin } = await open({
      config: { alicloud: '{"accessKey":123,"secretKey":456}', endpoint: other.url },
    });

    const found = imagepin.getAlicloudEcsImage(queryArguments);

    await expect(found.finally(() => other.close())).resolves.toMatchObject({ platform: 'ubuntu' });
  });

  test('ignores the keys of other packages', async () => {
    const { imagepin } = await open();
    pulumi.runtime.setConfig('imagepinned:regoin', 'x');
    pulumi.runtime.setConfig('alicloud:regoin', 'x');

    const found = imagepin.getAlicloudEcsImage(queryArguments);

    await expect(found).resolves.toMatchObject({ platform: 'ubuntu' });
  });

  test('ignores the keys of the engine', async () => {
    const { imagepin } = await open({
      config: { version: '0.1.0', pluginDownloadURL: 'https://a' },
    });

    const found = imagepin.getAlicloudEcsImage(queryArguments);

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

      const failure = await rejectionOf<Error>(find(imagepin, queryArguments));

      expect(failure.message).toMatch(
        typeof message === 'string'
          ? `getAlicloudEcsImage: configuration of imagepin: ${message}`
          : message,
      );
      expect(failure.message).not.toContain('PLANTED');
      expect(failure.stack).toBe(failure.message);
    });

    test('never shows access keys', async () => {
      const planted = JSON.stringify({ accessKey: 'PLANTED-id', secretKey: 'PLANTED-secret' });
      const { imagepin } = await open({ config: { alicloud: planted } });

      const rejection = await rejectionOf<Error>(find(imagepin, queryArguments));
      const other = await startSimulator({
        accessKeyId: 'PLANTED-id',
        accessKeySecret: 'PLANTED-secret',
      });
      setConfig({ ...simulatorConfig(mocks.simulator), alicloud: planted, endpoint: other.url });
      const found = await find(imagepin, queryArguments).finally(() => other.close());

      expect(rejection.message).toContain('alicloud ecs DescribeImages was refused');
      expect(found.id).toMatch(/./);
      expect(
        JSON.stringify([rejection, rejection.message, found, mocks.engine.messages]),
      ).not.toContain('PLANTED');
    });
  });

  test('an error about missing credentials explains how to set them for the stack', async () => {
    const { imagepin } = await openMockProgram(mocks.engine, {
      config: { region: 'cn-beijing', endpoint: mocks.simulator.url },
    });
    hideMachineCredentials();

    const failure = await rejectionOf<Error>(imagepin.getVolcengineEcsImages());

    expect(failure.message).toMatch(/^getVolcengineEcsImages: no volcengine credentials found\n/);
    expect(failure.message).toContain(
      [
        '  pulumi config set --path --secret imagepin:volcengine.accessKey ID',
        '  pulumi config set --path --secret imagepin:volcengine.secretKey SECRET',
      ].join('\n'),
    );
    expect(failure.stack).toBe(failure.message);
  });

  test('a provider receives strings, and its access keys are secret', async () => {
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
});

/** A component with one resource, or with a component that has one. */
class Web extends pulumi.ComponentResource {
  constructor(name: string, nested = false, opts?: pulumi.ComponentResourceOptions) {
    super('test:index:Web', name, {}, opts);
    if (nested) {
      new Web('inner', false, { parent: this });
    } else {
      new TestResource('one', undefined, { parent: this });
    }
  }
}

/** A component that creates its resource after its own construction. */
class SlowWeb extends pulumi.ComponentResource {
  constructor(name: string) {
    super('test:index:SlowWeb', name);
  }

  protected override async initialize(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    new TestResource('one', undefined, { parent: this });
  }
}

function withoutUndefined(
  config: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}

/** Hides the credentials of the machine that runs the tests. */
function hideMachineCredentials(): void {
  jest.spyOn(os, 'homedir').mockReturnValue('/nowhere');
}

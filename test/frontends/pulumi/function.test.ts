import * as pulumi from '@pulumi/pulumi';
import fc from 'fast-check';
import schema from '../../../src/frontends/pulumi/schema.json';
import {
  AlicloudProvider,
  countCalls,
  invokeForms,
  queryArguments,
  rejectionOf,
  resolveOutput,
  shareMockEnvironment,
} from './support/mock-program';

const mocks = shareMockEnvironment({ images: 60 });
const { open } = mocks;

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

  test('takes undefined for not stated', async () => {
    const { imagepin } = await open();

    const found = await find(imagepin, { ...queryArguments, name: undefined, tags: undefined });

    expect(Object.keys(found).sort()).toEqual(
      [...Object.keys(queryArguments), 'id', 'image', 'warnings'].sort(),
    );
  });

  test('warns at its parent', async () => {
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
    ${{ owners: 'system' }}                       | ${'owners "system" is not a list'}                                                             | ${''}
    ${{ timeoutSeconds: 4000 }}                   | ${'timeoutSeconds 4000 is more than 3600'}                                                     | ${''}
    ${{ region: 'Hangzhou' }}                     | ${'region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed'} | ${''}
    ${{ platformVersion: '22.10' }}               | ${'no image of alicloud-ecs matches'}                                                          | ${'platformVersion = 22.10'}
    ${{ mostRecent: false, platform: undefined }} | ${/^getAlicloudEcsImage: \d+ images of alicloud-ecs match$/}                                   | ${''}
  `(
    'with $args fails in one message without a stack: $reported',
    async ({ args, reported, hint }) => {
      const { imagepin } = await open();

      const failure = await rejectionOf(find(imagepin, { ...queryArguments, ...args }));

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

    const failure = await rejectionOf(find(imagepin, { ...queryArguments, os: 'bsd' }, { parent }));

    expect(Object(failure).resource).toBe(parent);
    expect(Object(failure).hideStack).toBe(true);
    expect(pulumi.ResourceError.isInstance(failure)).toBe(true);
    expect(failure.stack).toBe(failure.message);
    expect(failure.message).toMatch(/^getAlicloudEcsImage: os "bsd" is not one of /);
  });

  test('50 equal calls cost the calls of one', async () => {
    const [first, second] = [await open(), await open()];
    const one = await countCalls(mocks.simulator, () => find(first.imagepin, queryArguments));

    const all = await countCalls(mocks.simulator, async () => {
      await Promise.all(Array.from({ length: 50 }, () => find(second.imagepin, queryArguments)));
      await find(second.imagepin, queryArguments);
    });

    expect(all.calls).toBe(one.calls);
  });

  test('50 equal calls that find nothing cost the calls of one', async () => {
    const [first, second] = [await open(), await open()];
    const query = { ...queryArguments, platformVersion: '22.10' };
    const one = await countCalls(mocks.simulator, () => rejectionOf(find(first.imagepin, query)));

    const all = await countCalls(mocks.simulator, () =>
      Promise.all(Array.from({ length: 50 }, () => rejectionOf(find(second.imagepin, query)))),
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

  test('hands its call to the plugin where a provider is stated', async () => {
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

  test('hands its call to the plugin where its parent has a provider', async () => {
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

  test('does not take the provider of another package for its own', async () => {
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

    const failure = await rejectionOf(find(imagepin, queryArguments, { provider }));

    expect(failure.message).toBe('no image of alicloud-ecs matches');
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
  });
});

test('arguments of any type give a result or a readable error', async () => {
  const { imagepin } = await open();
  const names = Object.keys(schema.functions['imagepin:index:getImage'].inputs.properties);
  const any = fc.dictionary(fc.constantFrom(...names, 'constructor'), fc.jsonValue(), {
    maxKeys: 4,
  });

  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 20, maxLength: 20 }), async (args) => {
      const told = await Promise.all(
        args.flatMap((one) => [
          // What no type allows.
          imagepin.getImage(one as never).catch(({ message }) => message),
          imagepin.getAlicloudEcsImages(one as never).catch(({ message }) => message),
        ]),
      );

      expect(JSON.stringify(told)).not.toContain('unexpected error');
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

test('a list gives its images and their ids', async () => {
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
  ])('rejects an output as %s and names the function that takes it', async (name, args) => {
    const { imagepin } = await open();

    const failure = await rejectionOf(
      imagepin.getAlicloudEcsImage({ ...queryArguments, ...args() } as never),
    );

    expect(failure.message).toBe(
      `getAlicloudEcsImage: ${name} is an output or a promise\nCall getAlicloudEcsImageOutput, which accepts outputs and promises.`,
    );
    expect(failure.stack).toBe(failure.message);
  });

  test('returns in a preview what it returns in an update', async () => {
    const { imagepin } = await open({ preview: true });

    const { image } = await imagepin.getAlicloudEcsImage({ ...queryArguments, owners: ['system'] });

    expect(image.platform).toBe('ubuntu');
  });
});

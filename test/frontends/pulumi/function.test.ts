import * as pulumi from '@pulumi/pulumi';
import fc from 'fast-check';
import schema from '../../../src/frontends/pulumi/schema.json';
import { Alicloud, asked, counted, failureOf, forms, see, shareWorld } from './support/mocked';

const world = shareWorld({ images: 60 });
const { open } = world;

describe.each(forms)('%s', (_, find) => {
  test('gives what it was asked and what it found', async () => {
    const { imagepin } = await open();

    const found = await find(imagepin, { ...asked, timeoutSeconds: 30 });

    expect(found).toEqual({
      ...asked,
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

    const found = await find(imagepin, { ...asked, name: undefined, tags: undefined });

    expect(Object.keys(found).sort()).toEqual(
      [...Object.keys(asked), 'id', 'image', 'warnings'].sort(),
    );
  });

  test('warns at its parent', async () => {
    const { imagepin } = await open();
    const parent = new pulumi.ComponentResource('test:index:Web', 'web');

    const { warnings } = await find(imagepin, { ...asked, architecture: undefined }, { parent });

    expect(warnings.map(({ code }) => code)).toContain('MixedCandidates');
    expect(world.engine.told).toEqual(warnings.map(({ message }) => `warning at web: ${message}`));
  });

  test.each`
    args                                          | told                                                                              | hint
    ${{ owners: undefined }}                      | ${'a pick from alicloud-ecs must say `owners` or `ids`'}                          | ${'system'}
    ${{ os: 'linx' }}                             | ${'os "linx" is not one of linux, windows, android'}                              | ${'Did you mean "linux"?'}
    ${{ platfrom: 'ubuntu' }}                     | ${'unknown argument "platfrom"'}                                                  | ${'Did you mean "platform"?'}
    ${{ owners: 'system' }}                       | ${'owners "system" is not a list'}                                                | ${''}
    ${{ timeoutSeconds: 4000 }}                   | ${'timeoutSeconds 4000 is more than 3600'}                                        | ${''}
    ${{ region: 'Hangzhou' }}                     | ${'region "Hangzhou" is no region: write lower case letters, digits and hyphens'} | ${''}
    ${{ platformVersion: '22.10' }}               | ${'no image of alicloud-ecs matches'}                                             | ${'platformVersion = 22.10'}
    ${{ mostRecent: false, platform: undefined }} | ${/^getAlicloudEcsImage: \d+ images of alicloud-ecs match$/}                      | ${''}
  `('with $args fails in one message without a stack: $told', async ({ args, told, hint }) => {
    const { imagepin } = await open();

    const failure = await failureOf(find(imagepin, { ...asked, ...args }));

    const [first = ''] = failure.message.split('\n');
    expect(first).toEqual(
      typeof told === 'string' ? `getAlicloudEcsImage: ${told}` : expect.stringMatching(told),
    );
    expect(failure.message).toContain(hint);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(failure.stack).toBe(failure.message);
  });

  test('fails at its parent, if it has one', async () => {
    const { imagepin } = await open();
    const parent = new pulumi.ComponentResource('test:index:Web', 'web');

    const failure = await failureOf(find(imagepin, { ...asked, os: 'bsd' }, { parent }));

    expect(Object(failure).resource).toBe(parent);
    expect(Object(failure).hideStack).toBe(true);
    expect(pulumi.ResourceError.isInstance(failure)).toBe(true);
    expect(failure.stack).toBe(failure.message);
    expect(failure.message).toMatch(/^getAlicloudEcsImage: os "bsd" is not one of /);
  });

  test('50 equal calls cost the calls of one', async () => {
    const [first, second] = [await open(), await open()];
    const one = await counted(world.simulator, () => find(first.imagepin, asked));

    const all = await counted(world.simulator, async () => {
      await Promise.all(Array.from({ length: 50 }, () => find(second.imagepin, asked)));
      await find(second.imagepin, asked);
    });

    expect(all.calls).toBe(one.calls);
  });

  test('gives each of equal calls an answer of its own', async () => {
    const { imagepin } = await open();

    const [one, two] = await Promise.all([find(imagepin, asked), find(imagepin, asked)]);

    expect(one).toEqual(two);
    expect(one.image).not.toBe(two.image);
  });

  test('hands its call to the plugin where a provider is stated', async () => {
    const { imagepin, called, made } = await open({ plugin: () => ({ id: 'm-plugin' }) });
    const provider = new imagepin.Provider('beijing', { region: 'cn-beijing' });
    const before = world.simulator.calls.total;

    const found = await find(imagepin, asked, { provider });

    expect(found).toEqual({ id: 'm-plugin' });
    expect(called).toEqual([
      {
        token: 'imagepin:index:getAlicloudEcsImage',
        inputs: asked,
        provider: expect.stringMatching(/pulumi:providers:imagepin::beijing::beijing-id$/),
      },
    ]);
    expect(made.map(({ type }) => type)).toEqual(['pulumi:providers:imagepin']);
    expect(world.simulator.calls.total).toBe(before);
  });

  test('hands its call to the plugin where its parent has a provider', async () => {
    const { imagepin, called } = await open({ plugin: () => ({ id: 'm-plugin' }) });
    const provider = new imagepin.Provider('beijing');
    const parent = new pulumi.ComponentResource(
      'test:index:Web',
      'web',
      {},
      { providers: [provider] },
    );
    const child = new pulumi.ComponentResource('test:index:Web', 'child', {}, { parent });

    const found = await find(imagepin, asked, { parent: child });

    expect(found).toEqual({ id: 'm-plugin' });
    expect(called).toMatchObject([{ provider: expect.stringContaining('::beijing::') }]);
  });

  test('does not take the provider of another package for its own', async () => {
    const { imagepin, called } = await open();
    const provider = new Alicloud('alicloud');
    const parent = new pulumi.ComponentResource('test:index:Web', 'web', {}, { provider });

    const inherited = await find(imagepin, asked, { parent });

    expect(inherited.image.source).toBe('alicloud-ecs');
    await expect(find(imagepin, asked, { provider })).rejects.toThrow(
      /the provider is of another package/,
    );
    expect(called).toEqual([]);
  });

  test('fails in the words of the plugin, without a stack', async () => {
    const { imagepin } = await open({
      plugin: () => {
        // What the client of the protocol throws.
        throw Object.assign(new Error(), { details: 'no image of alicloud-ecs matches' });
      },
    });
    const provider = new imagepin.Provider('beijing');

    const failure = await failureOf(find(imagepin, asked, { provider }));

    expect(failure.message).toBe('no image of alicloud-ecs matches');
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
  });
});

test('arguments of any kind are answered, or refused in words', async () => {
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
  const output = await see(imagepin.getVolcengineEcsImagesOutput({ limit: 2 }));

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
  ])('refuses an output as %s and says what takes it', async (name, args) => {
    const { imagepin } = await open();

    const failure = await failureOf(imagepin.getAlicloudEcsImage({ ...asked, ...args() } as never));

    expect(failure.message).toBe(
      `getAlicloudEcsImage: ${name} is an output or a promise\nCall getAlicloudEcsImageOutput, which takes them.`,
    );
    expect(failure.stack).toBe(failure.message);
  });

  test('answers in a preview as it does in an update', async () => {
    const { imagepin } = await open({ preview: true });

    const { image } = await imagepin.getAlicloudEcsImage({ ...asked, owners: ['system'] });

    expect(image.platform).toBe('ubuntu');
  });
});

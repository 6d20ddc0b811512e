import * as pulumi from '@pulumi/pulumi';
import { toSecret } from '../../../src/frontends/pulumi/properties';
import { image } from '../../support/images';
import {
  AlicloudProvider,
  countCalls,
  type Imagepin,
  resolveOutput,
  shareMockEnvironment,
  TestResource,
} from './support/mock-program';

const query = { owners: ['system'], platform: 'ubuntu', mostRecent: true };
const ubuntuFields = { ownerAlias: 'system', platform: 'ubuntu', os: 'linux' } as const;
const olderImage = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const storedPin = { image: { ...olderImage, id: 'm-kept' } };

const mocks = shareMockEnvironment({ catalog: [olderImage] });
const { open } = mocks;

describe('without a provider', () => {
  test.each<[keyof Imagepin, string]>([
    ['AlicloudEcsImagePin', '"alicloud-ecs"'],
    ['AlicloudAicImagePin', '"alicloud-aic"'],
    ['AlicloudEciImageCachePin', '"alicloud-eci"'],
    ['AlicloudBatchcomputeImagePin', '"alicloud-batchcompute"'],
    ['VolcengineEcsImagePin', '"volcengine-ecs"'],
    ['ImagePin', ''],
  ])('%s is a dynamic resource with one line of code', async (name, argument) => {
    const { imagepin, resources } = await open({ outputs: storedPin });

    const pin = createPin(imagepin, name, { ids: ['m-1'], triggers: { wave: '1' } });
    const { value } = await resolveOutput(pin.urn);

    expect(value).toBe(`urn:pulumi:dev::project::pulumi-nodejs:dynamic/imagepin:${name}::web`);
    expect(resources).toMatchObject([
      {
        type: `pulumi-nodejs:dynamic/imagepin:${name}`,
        inputs: {
          ids: ['m-1'],
          triggers: { wave: '1' },
          __provider: `exports.handler = () => require("module").createRequire(process.cwd() + "/")("imagepin/pulumi/dynamic").providerOf(${argument});`,
        },
      },
    ]);
    expect(Object.keys(resources[0]?.inputs).sort()).toEqual(['__provider', 'ids', 'triggers']);
  });

  test('a created pin returns its stored image', async () => {
    const { imagepin } = await open({ outputs: storedPin });

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolvePin(new imagepin.AlicloudEcsImagePin('web', query)),
    );

    expect(result.image.value).toMatchObject({ id: 'm-kept', platform: 'ubuntu' });
    expect(result.id.value).toBe('web-id');
    expect(calls).toBe(0);
  });

  test('every argument is an output, an absent one too', async () => {
    const { imagepin } = await open({ outputs: storedPin });

    const pin = new imagepin.AlicloudEcsImagePin('web', { ...query, triggers: { wave: '1' } });
    const resolved = await Promise.all(
      [pin.platform, pin.triggers, pin.nameRegex].map(resolveOutput),
    );

    expect(resolved.map(({ value }) => value)).toEqual(['ubuntu', { wave: '1' }, undefined]);
  });

  test.each(['import', 'id'] as const)('rejects the option `%s`', async (option) => {
    const { imagepin, resources } = await open();

    const failure = errorThrownBy(
      () => new imagepin.AlicloudEcsImagePin('web', query, { [option]: 'cn-hangzhou/m-old' }),
    );

    expect(failure.message).toBe(
      `web: only the plugin can adopt an existing image\nSet \`provider: new Provider(...)\` together with \`${option}\`.`,
    );
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(resources).toEqual([]);
  });
});

describe('in a preview', () => {
  test('a new pin shows the image that its query finds now', async () => {
    const { imagepin } = await open({ preview: true });

    const { image: shown, id } = await resolvePin(new imagepin.AlicloudEcsImagePin('web', query));

    expect(shown).toMatchObject({ isKnown: true, isSecret: false, from: ['web'] });
    expect(shown.value).toMatchObject({ id: 'm-old', platform: 'ubuntu', region: 'cn-hangzhou' });
    expect(id.isKnown).toBe(false);
  });

  test('a new pin of any source shows one too', async () => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.ImagePin('web', { ...query, source: 'alicloud-ecs' });

    expect((await resolveOutput(pin.image)).value).toMatchObject({ id: 'm-old' });
  });

  test('a created pin returns its stored image without a call', async () => {
    const { imagepin } = await open({ preview: true, outputs: storedPin });

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolveOutput(new imagepin.AlicloudEcsImagePin('web', query).image),
    );

    expect(result.value).toMatchObject({ id: 'm-kept' });
    expect(calls).toBe(0);
  });

  test('a pin with an unknown argument is unknown, without a call', async () => {
    const { imagepin } = await open({ preview: true });
    const { text } = new TestResource('thing');

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolveOutput(new imagepin.AlicloudEcsImagePin('web', { ...query, platform: text }).image),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('a pin that depends on a new resource is unknown, without a call', async () => {
    const { imagepin } = await open({ preview: true });
    const dependsOn = new TestResource('thing');

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolveOutput(new imagepin.AlicloudEcsImagePin('web', query, { dependsOn }).image),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('a pin with an unknown trigger is unknown, without a call', async () => {
    const { imagepin } = await open({ preview: true });
    const { text } = new TestResource('thing');

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolveOutput(
        new imagepin.AlicloudEcsImagePin('web', { ...query, triggers: { image: text } }).image,
      ),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('a pin with a known trigger of a new resource is unknown', async () => {
    const { imagepin } = await open({ preview: true });
    const resource = new TestResource('thing');
    const triggers = { image: resource.urn.apply(() => 'known') };

    const { isKnown } = await resolveOutput(
      new imagepin.AlicloudEcsImagePin('web', { ...query, triggers }).image,
    );

    expect(isKnown).toBe(false);
  });

  test.each`
    pin                 | args                                                              | newestId     | newerAvailable
    ${'a new pin'}      | ${() => query}                                                    | ${'m-old'}   | ${false}
    ${'an unknown pin'} | ${() => ({ ...query, platform: new TestResource('thing').text })} | ${undefined} | ${false}
  `('the newest status is never unknown: $pin', async ({ args, newestId, newerAvailable }) => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.AlicloudEcsImagePin('web', args());
    const resolved = await Promise.all([pin.newestId, pin.newerAvailable].map(resolveOutput));

    expect(resolved).toMatchObject([
      { isKnown: true, value: newestId },
      { isKnown: true, value: newerAvailable },
    ]);
  });

  test('the shown image has no volatile fields', async () => {
    const { imagepin } = await open({ preview: true });

    const { value } = await resolveOutput(new imagepin.AlicloudEcsImagePin('web', query).image);

    expect(value).not.toHaveProperty('status');
  });

  test('with a secret argument the image is a secret', async () => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.AlicloudEcsImagePin('web', {
      ...query,
      platform: pulumi.secret('ubuntu'),
    });

    expect(await resolveOutput(pin.image)).toMatchObject({ isKnown: true, isSecret: true });
  });

  test('warnings about the image are logged at the pin', async () => {
    const { imagepin } = await open({ preview: true });
    mocks.simulator.setImages('alicloud-ecs', [
      { ...olderImage, architecture: 'arm64' },
      { ...olderImage, id: 'm-x', architecture: 'x86_64' },
    ]);

    await resolveOutput(new imagepin.AlicloudEcsImagePin('web', query).image);
    mocks.simulator.setImages('alicloud-ecs', [olderImage]);

    expect(mocks.engine.messages).toEqual([
      'warning at web: the images that match differ in architecture: arm64, x86_64; set `architecture` to choose',
    ]);
  });

  test('a missing image is reported at the pin', async () => {
    const { imagepin } = await open({ preview: true });
    const pin = new imagepin.AlicloudEcsImagePin('web', { ...query, platform: 'debian' });

    const failure = await resolveOutput(pin.image).catch((error) => error);

    expect(failure.message).toMatch(/^AlicloudEcsImagePin web: no image of alicloud-ecs matches\n/);
    // To compare its outputs would make others of them.
    expect(failure.resource).toBe(pin);
    expect([failure.hideStack, failure.stack]).toEqual([true, failure.message]);
  });
});

describe('with a provider', () => {
  test.each(['explicit', 'inherited'])('that is %s, the plugin creates the pin', async (how) => {
    const { imagepin, resources } = await open({ preview: true });
    const provider = new imagepin.Provider('beijing', { region: 'cn-beijing' });
    const parent = new pulumi.ComponentResource('test:index:Web', 'parent', {}, { provider });

    const { calls, result } = await countCalls(mocks.simulator, () =>
      resolvePin(
        new imagepin.AlicloudEcsImagePin(
          'web',
          query,
          how === 'explicit' ? { provider } : { parent },
        ),
      ),
    );

    expect(resources.find(({ name }) => name === 'web')).toMatchObject({
      type: 'imagepin:index:AlicloudEcsImagePin',
      inputs: query,
      provider: expect.stringContaining('pulumi:providers:imagepin::beijing::'),
    });
    expect(Object.keys(resources.at(-1)?.inputs)).not.toContain('__provider');
    expect([result.image.isKnown, calls]).toEqual([false, 0]);
  });

  test('imports an image', async () => {
    const { imagepin, resources } = await open();
    const provider = new imagepin.Provider('beijing');

    const pin = new imagepin.AlicloudEcsImagePin('web', query, {
      provider,
      import: 'cn-hangzhou/m-old',
    });
    await resolveOutput(pin.urn);

    expect(resources.at(-1)).toMatchObject({
      type: 'imagepin:index:AlicloudEcsImagePin',
      id: 'cn-hangzhou/m-old',
    });
  });

  test('of another package, a pin is rejected', async () => {
    const { imagepin } = await open({ outputs: storedPin });
    const provider = new AlicloudProvider('alicloud');

    const failure = errorThrownBy(
      () => new imagepin.AlicloudEcsImagePin('web', query, { provider }),
    );

    expect(failure.message).toMatch(/the provider belongs to another package/);
    expect(failure.stack).toBe(failure.message);
  });

  test('secrets reach the plugin as secrets', async () => {
    const { imagepin, resources } = await open();
    const provider = new imagepin.Provider('beijing');
    const secret = pulumi.secret('ubuntu');

    await resolveOutput(
      new imagepin.ImagePin('web', { source: 'alicloud-ecs', platform: secret }, { provider }).urn,
    );

    expect(resources.at(-1)?.inputs).toEqual({
      source: 'alicloud-ecs',
      platform: toSecret('ubuntu'),
    });
  });
});

/** A class of pins by its name. */
function createPin(imagepin: Imagepin, name: keyof Imagepin, args: object): pulumi.CustomResource {
  const Pin = imagepin[name] as new (name: string, args: object) => pulumi.CustomResource;
  return new Pin('web', args);
}

async function resolvePin(pin: pulumi.CustomResource & { readonly image: pulumi.Output<object> }) {
  const [shown, id] = await Promise.all([resolveOutput(pin.image), resolveOutput(pin.id)]);
  return { image: shown, id };
}

function errorThrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) {
      return error;
    }
  }
  throw new Error('nothing was thrown');
}

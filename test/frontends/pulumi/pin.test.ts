import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { toSecret } from '../../../src/frontends/pulumi/properties';
import { image } from '../../support/images';
import { Alicloud, counted, type Imagepin, see, shareWorld, Thing } from './support/mocked';

const asked = { owners: ['system'], platform: 'ubuntu', mostRecent: true };
const facts = { ownerAlias: 'system', platform: 'ubuntu', os: 'linux' } as const;
const old = image('m-old', { ...facts, createdAt: '2026-01-01T00:00:00.000Z' });
const kept = { image: { ...old, id: 'm-kept' } };

const world = shareWorld({ catalog: [old] });
const { open } = world;

describe('without a provider', () => {
  test.each<[keyof Imagepin, string]>([
    ['AlicloudEcsImagePin', '"alicloud-ecs"'],
    ['AlicloudAicImagePin', '"alicloud-aic"'],
    ['AlicloudEciImageCachePin', '"alicloud-eci"'],
    ['AlicloudBatchcomputeImagePin', '"alicloud-batchcompute"'],
    ['VolcengineEcsImagePin', '"volcengine-ecs"'],
    ['ImagePin', ''],
  ])('%s is a dynamic resource whose code is one line', async (name, argument) => {
    const { imagepin, made } = await open({ outputs: kept });

    const pin = make(imagepin, name, { ids: ['m-1'], triggers: { wave: '1' } });
    const { value } = await see(pin.urn);

    expect(value).toBe(`urn:pulumi:dev::project::pulumi-nodejs:dynamic/imagepin:${name}::web`);
    expect(made).toMatchObject([
      {
        type: `pulumi-nodejs:dynamic/imagepin:${name}`,
        inputs: {
          ids: ['m-1'],
          triggers: { wave: '1' },
          __provider: `exports.handler = () => require("module").createRequire(process.cwd() + "/")("imagepin/pulumi/dynamic").providerOf(${argument});`,
        },
      },
    ]);
    expect(Object.keys(made[0]?.inputs).sort()).toEqual(['__provider', 'ids', 'triggers']);
  });

  test('its code makes a provider wherever the package is found', async () => {
    const { imagepin, made } = await open({ outputs: kept });
    await see(new imagepin.AlicloudEcsImagePin('web', asked).urn);

    // A process of its own, as the world.engine has: Jest resolves modules in its own way.
    const calls = execFileSync(
      process.execPath,
      [
        '-e',
        `${made[0]?.inputs.__provider} console.log(Object.keys(exports.handler()).sort().join())`,
      ],
      { cwd: join(__dirname, '../../..'), encoding: 'utf8' },
    );

    expect(calls).toBe('check,configure,create,diff,read,update\n');
  });

  test('a pin that is made gives the image that it keeps', async () => {
    const { imagepin } = await open({ outputs: kept });

    const { calls, result } = await counted(world.simulator, () =>
      seeAll(new imagepin.AlicloudEcsImagePin('web', asked)),
    );

    expect(result.image.value).toMatchObject({ id: 'm-kept', platform: 'ubuntu' });
    expect(result.id.value).toBe('web-id');
    expect(calls).toBe(0);
  });

  test('whatever is stated is an output, and what is not is none the less', async () => {
    const { imagepin } = await open({ outputs: kept });

    const pin = new imagepin.AlicloudEcsImagePin('web', { ...asked, triggers: { wave: '1' } });
    const seen = await Promise.all([pin.platform, pin.triggers, pin.nameRegex].map(see));

    expect(seen.map(({ value }) => value)).toEqual(['ubuntu', { wave: '1' }, undefined]);
  });

  test.each(['import', 'id'] as const)('takes no image by `%s`', async (option) => {
    const { imagepin, made } = await open();

    const failure = thrownBy(
      () => new imagepin.AlicloudEcsImagePin('web', asked, { [option]: 'cn-hangzhou/m-old' }),
    );

    expect(failure.message).toBe(
      `web: an image that is there is taken by the plugin alone\nState \`provider: new Provider(...)\` beside \`${option}\`.`,
    );
    expect(failure.stack).toBe(failure.message);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(made).toEqual([]);
  });
});

describe('in a preview', () => {
  test('a pin that is not made yet shows what would be taken now', async () => {
    const { imagepin } = await open({ preview: true });

    const { image: shown, id } = await seeAll(new imagepin.AlicloudEcsImagePin('web', asked));

    expect(shown).toMatchObject({ isKnown: true, isSecret: false, from: ['web'] });
    expect(shown.value).toMatchObject({ id: 'm-old', platform: 'ubuntu', region: 'cn-hangzhou' });
    expect(id.isKnown).toBe(false);
  });

  test('a pin of any source does too', async () => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.ImagePin('web', { ...asked, source: 'alicloud-ecs' });

    expect((await see(pin.image)).value).toMatchObject({ id: 'm-old' });
  });

  test('a pin that is made shows the image that it keeps, and asks nobody', async () => {
    const { imagepin } = await open({ preview: true, outputs: kept });

    const { calls, result } = await counted(world.simulator, () =>
      see(new imagepin.AlicloudEcsImagePin('web', asked).image),
    );

    expect(result.value).toMatchObject({ id: 'm-kept' });
    expect(calls).toBe(0);
  });

  test('with an unknown argument a pin shows nothing yet, and asks nobody', async () => {
    const { imagepin } = await open({ preview: true });
    const { text } = new Thing('thing');

    const { calls, result } = await counted(world.simulator, () =>
      see(new imagepin.AlicloudEcsImagePin('web', { ...asked, platform: text }).image),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('that waits for what is not made yet shows nothing either', async () => {
    const { imagepin } = await open({ preview: true });
    const dependsOn = new Thing('thing');

    const { calls, result } = await counted(world.simulator, () =>
      see(new imagepin.AlicloudEcsImagePin('web', asked, { dependsOn }).image),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('an unknown trigger waits for what it stands for, and asks nobody', async () => {
    const { imagepin } = await open({ preview: true });
    const { text } = new Thing('thing');

    const { calls, result } = await counted(world.simulator, () =>
      see(new imagepin.AlicloudEcsImagePin('web', { ...asked, triggers: { image: text } }).image),
    );

    expect(result).toMatchObject({ isKnown: false, value: undefined });
    expect(calls).toBe(0);
  });

  test('a known trigger of what is not made yet waits too', async () => {
    const { imagepin } = await open({ preview: true });
    const thing = new Thing('thing');
    const triggers = { image: thing.urn.apply(() => 'known') };

    const { isKnown } = await see(
      new imagepin.AlicloudEcsImagePin('web', { ...asked, triggers }).image,
    );

    expect(isKnown).toBe(false);
  });

  test.each`
    what                | stated                                                     | newestId     | newerAvailable
    ${'a new pin'}      | ${() => asked}                                             | ${'m-old'}   | ${false}
    ${'one that waits'} | ${() => ({ ...asked, platform: new Thing('thing').text })} | ${undefined} | ${false}
  `('what is newest is never unknown: $what', async ({ stated, newestId, newerAvailable }) => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.AlicloudEcsImagePin('web', stated());
    const seen = await Promise.all([pin.newestId, pin.newerAvailable].map(see));

    expect(seen).toMatchObject([
      { isKnown: true, value: newestId },
      { isKnown: true, value: newerAvailable },
    ]);
  });

  test('the candidate is shown as a pin would keep it', async () => {
    const { imagepin } = await open({ preview: true });

    const { value } = await see(new imagepin.AlicloudEcsImagePin('web', asked).image);

    expect(value).not.toHaveProperty('status');
  });

  test('with a secret argument the image is a secret', async () => {
    const { imagepin } = await open({ preview: true });

    const pin = new imagepin.AlicloudEcsImagePin('web', {
      ...asked,
      platform: pulumi.secret('ubuntu'),
    });

    expect(await see(pin.image)).toMatchObject({ isKnown: true, isSecret: true });
  });

  test('what to know about the image is told at the pin', async () => {
    const { imagepin } = await open({ preview: true });
    world.simulator.setImages('alicloud-ecs', [
      { ...old, architecture: 'arm64' },
      { ...old, id: 'm-x', architecture: 'x86_64' },
    ]);

    await see(new imagepin.AlicloudEcsImagePin('web', asked).image);
    world.simulator.setImages('alicloud-ecs', [old]);

    expect(world.engine.told).toEqual([
      'warning at web: the images that match differ in architecture: arm64, x86_64; set `architecture` to choose',
    ]);
  });

  test('an image that there is not is told at the pin', async () => {
    const { imagepin } = await open({ preview: true });
    const pin = new imagepin.AlicloudEcsImagePin('web', { ...asked, platform: 'debian' });

    const failure = await see(pin.image).catch((error) => error);

    expect(failure.message).toMatch(/^AlicloudEcsImagePin web: no image of alicloud-ecs matches\n/);
    // To compare its outputs would make others of them.
    expect(failure.resource).toBe(pin);
    expect([failure.hideStack, failure.stack]).toEqual([true, failure.message]);
  });
});

describe('with a provider', () => {
  test.each(['stated', 'inherited'])('that is %s, the plugin makes the pin', async (how) => {
    const { imagepin, made } = await open({ preview: true });
    const provider = new imagepin.Provider('beijing', { region: 'cn-beijing' });
    const parent = new pulumi.ComponentResource('test:index:Web', 'parent', {}, { provider });

    const { calls, result } = await counted(world.simulator, () =>
      seeAll(
        new imagepin.AlicloudEcsImagePin(
          'web',
          asked,
          how === 'stated' ? { provider } : { parent },
        ),
      ),
    );

    expect(made.find(({ name }) => name === 'web')).toMatchObject({
      type: 'imagepin:index:AlicloudEcsImagePin',
      inputs: asked,
      provider: expect.stringContaining('pulumi:providers:imagepin::beijing::'),
    });
    expect(Object.keys(made.at(-1)?.inputs)).not.toContain('__provider');
    expect([result.image.isKnown, calls]).toEqual([false, 0]);
  });

  test('an image is imported', async () => {
    const { imagepin, made } = await open();
    const provider = new imagepin.Provider('beijing');

    const pin = new imagepin.AlicloudEcsImagePin('web', asked, {
      provider,
      import: 'cn-hangzhou/m-old',
    });
    await see(pin.urn);

    expect(made.at(-1)).toMatchObject({
      type: 'imagepin:index:AlicloudEcsImagePin',
      id: 'cn-hangzhou/m-old',
    });
  });

  test('of another package, a pin is refused', async () => {
    const { imagepin } = await open({ outputs: kept });
    const provider = new Alicloud('alicloud');

    const failure = thrownBy(() => new imagepin.AlicloudEcsImagePin('web', asked, { provider }));

    expect(failure.message).toMatch(/the provider is of another package/);
    expect(failure.stack).toBe(failure.message);
  });

  test('secrets reach the plugin as secrets', async () => {
    const { imagepin, made } = await open();
    const provider = new imagepin.Provider('beijing');
    const secret = pulumi.secret('ubuntu');

    await see(
      new imagepin.ImagePin('web', { source: 'alicloud-ecs', platform: secret }, { provider }).urn,
    );

    expect(made.at(-1)?.inputs).toEqual({
      source: 'alicloud-ecs',
      platform: toSecret('ubuntu'),
    });
  });
});

/** A class of pins by its name. */
function make(imagepin: Imagepin, name: keyof Imagepin, args: object): pulumi.CustomResource {
  const Pin = imagepin[name] as new (name: string, args: object) => pulumi.CustomResource;
  return new Pin('web', args);
}

async function seeAll(pin: pulumi.CustomResource & { readonly image: pulumi.Output<object> }) {
  const [shown, id] = await Promise.all([see(pin.image), see(pin.id)]);
  return { image: shown, id };
}

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) {
      return error;
    }
  }
  throw new Error('not refused');
}

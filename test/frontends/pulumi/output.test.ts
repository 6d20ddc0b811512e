import * as pulumi from '@pulumi/pulumi';
import {
  countCalls,
  queryArguments,
  rejectionOf,
  resolveOutput,
  shareMockEnvironment,
  TestResource,
} from './support/mock-program';

const mocks = shareMockEnvironment({ images: 60 });
const { open } = mocks;

test('promises and outputs are taken, also within lists and maps', async () => {
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
  ['an argument', ({ text }) => ({ platform: text })],
  ['a part of an argument', ({ text }) => ({ owners: ['self', text] })],
  ['the source', ({ text }) => ({ source: text })],
])('an unknown %s makes the result unknown, without a call', async (_, args) => {
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

test('a wrong value is refused in a preview though another one is unknown', async () => {
  const { imagepin } = await open({ preview: true });
  const { text } = new TestResource('thing');

  const failure = await rejectionOf(
    resolveOutput(imagepin.getAlicloudEcsImageOutput({ platform: text, os: 'bsd' as 'linux' })),
  );

  expect(failure.message).toMatch(/^getAlicloudEcsImage: os "bsd" is not one of linux/);
  expect(failure.stack).toBe(failure.message);
  expect(pulumi.RunError.isInstance(failure)).toBe(true);
});

test('an argument that is unknown is not missed', async () => {
  const { imagepin } = await open({ preview: true, config: { region: 'cn-hangzhou' } });
  const { text } = new TestResource('thing');

  const { isKnown } = await resolveOutput(imagepin.getAlicloudEcsImageOutput({ ids: [text] }));

  expect(isKnown).toBe(false);
});

test('a result is secret if an argument is', async () => {
  const { imagepin } = await open();

  const { isSecret, isKnown, value } = await resolveOutput(
    imagepin.getAlicloudEcsImageOutput({ ...queryArguments, owners: [pulumi.secret('system')] }),
  );

  expect([isSecret, isKnown]).toEqual([true, true]);
  expect(value).toMatchObject({ image: { platform: 'ubuntu' } });
});

test.each([true, false])('what it comes from is carried, in a preview (%s)', async (preview) => {
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
  // What they state is known; that they are not made yet is not.
  expect(isKnown).toBe(!preview);
});

test.each<[string, () => NonNullable<pulumi.InvokeOutputOptions['dependsOn']>]>([
  ['a resource', () => new TestResource('one')],
  ['one of several resources', () => [new TestResource('one')]],
  ['a resource that comes later', () => Promise.resolve(new TestResource('one'))],
  ['an output of resources', () => pulumi.output([new TestResource('one')])],
  ['a component', () => new Web('web')],
  ['a component in a component', () => new Web('outer', true)],
  ['a component that is made step by step', () => new SlowWeb('web')],
])('what depends on %s is unknown until that is made', async (_, dependsOn) => {
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

test('what depends on a component of nothing is known in a preview', async () => {
  const { imagepin } = await open({ preview: true });
  const dependsOn = new pulumi.ComponentResource('test:index:Web', 'web');

  const { isKnown } = await resolveOutput(
    imagepin.getAlicloudEcsImageOutput(queryArguments, { dependsOn }),
  );

  expect(isKnown).toBe(true);
});
/** A component that is made of one resource, or of a component that is. */
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

/** A component whose resource comes later than itself. */
class SlowWeb extends pulumi.ComponentResource {
  constructor(name: string) {
    super('test:index:SlowWeb', name);
  }

  protected override async initialize(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    new TestResource('one', undefined, { parent: this });
  }
}

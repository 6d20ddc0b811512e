import os from 'node:os';
import { providerOf } from '../../../src/frontends/pulumi/dynamic';
import { type Properties, UNKNOWN_MARKER } from '../../../src/frontends/pulumi/properties';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { rejectionOf } from '../../support/errors';
import { image } from '../../support/images';
import stored from './state-of-0.1.json';
import { simulatorConfig } from './support/simulator-config';

const __provider =
  'exports.handler = () => require("imagepin/pulumi/dynamic").providerOf("alicloud-ecs");';
const query = { owners: ['system'], platform: 'ubuntu', mostRecent: true };
const pinInputs = { ...query, __provider };
const ubuntuFields = {
  ownerAlias: 'system',
  platform: 'ubuntu',
  os: 'linux',
  architecture: 'x86_64',
};
const olderImage = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const newerImage = image('m-new', { ...ubuntuFields, createdAt: '2026-03-01T00:00:00.000Z' });
let simulator: Simulator;
let messages: string[];
/** For tests that do not change the images. */
let sharedProvider: Provider;
beforeAll(async () => {
  simulator = await startSimulator({ catalog: [] });
  sharedProvider = await openProvider();
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.setImages('alicloud-ecs', [olderImage]);
  messages = [];
  // The engine displays the standard error of its process for dynamic resources.
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => messages.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

test.each([{}, { region: '' }])(
  'check of region $region adds the configured one, and keeps the line of code',
  async (args) => {
    const provider = await openProvider();

    const { inputs, failures } = await provider.check({}, { ...pinInputs, ...args });

    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...pinInputs, region: 'cn-hangzhou' });
  },
);

test.each`
  args                           | property           | reason
  ${{ os: 'bsd' }}               | ${'os'}            | ${'os "bsd" is not one of linux, windows, android'}
  ${{ platfrom: 'ubuntu' }}      | ${'platfrom'}      | ${'unknown argument "platfrom"\nDid you mean "platform"?'}
  ${{ triggers: { wave: [1] } }} | ${'triggers.wave'} | ${'triggers.wave [1] is not a string'}
`('check of $args fails at $property', async ({ args, property, reason }) => {
  const { failures } = await sharedProvider.check({}, { ...pinInputs, ...args });

  expect(failures).toEqual([
    { property, reason: expect.stringMatching(`^${escapePattern(reason)}`) },
  ]);
});

test('each call reports an invalid configuration', async () => {
  const provider = await openProvider({ region: 'Hangzhou' });

  const first = await provider.check({}, pinInputs);
  const second = await provider.check({}, pinInputs);
  const rejection = await rejectionOf<Error>(provider.create(pinInputs));

  const reason = expect.stringMatching(
    /^configuration of imagepin: region "Hangzhou" is not a region: /,
  );
  expect(first.failures).toEqual([{ property: '', reason }]);
  expect(second).toEqual(first);
  expect(rejection.message).toEqual(reason);
});

test('the configuration of other packages is not read', async () => {
  const keys: string[] = [];
  const provider = providerOf('alicloud-ecs');

  await provider.configure({ config: { get: (key) => void keys.push(key) } });

  expect(keys).toContain('imagepin:alicloud');
  expect(keys.filter((key) => !key.startsWith('imagepin:'))).toEqual([]);
});

test('create returns the image and the arguments that found it', async () => {
  const provider = await openProvider();

  const { id, outs } = await provider.create({ ...pinInputs, region: 'cn-hangzhou' });

  expect(id).toBe('m-old');
  expect(outs).toMatchObject({
    ...query,
    region: 'cn-hangzhou',
    image: { id: 'm-old', platform: 'ubuntu' },
    newestId: 'm-old',
    newerAvailable: false,
  });
  expect(messages).toEqual([]);
});

test('create prints the warnings about the image', async () => {
  simulator.setImages('alicloud-ecs', [
    olderImage,
    { ...olderImage, id: 'm-arm', architecture: 'arm64' },
  ]);
  const provider = await openProvider();

  await provider.create(pinInputs);

  expect(messages).toEqual([
    'warning: the images that match differ in architecture: arm64, x86_64; set `architecture` to choose\n',
  ]);
});

test('the generic pin has a source argument', async () => {
  const provider = await configureProvider(providerOf());

  const { outs } = await provider.create({ ...pinInputs, source: 'alicloud-ecs' });

  expect(outs).toMatchObject({ source: 'alicloud-ecs', image: { id: 'm-old' } });
});

test('create without credentials explains how to set those of the cloud for the stack', async () => {
  jest.spyOn(os, 'homedir').mockReturnValue('/nowhere');
  jest.replaceProperty(process, 'env', {});
  const provider = await configureProvider(providerOf('volcengine-ecs'), { volcengine: undefined });

  const failure = await rejectionOf<Error>(provider.create(query));

  expect(failure.message).toMatch(/^no volcengine credentials found\n/);
  expect(failure.message).toContain('--secret imagepin:volcengine.accessKey ID\n');
});

test('NoImageFound has the explanation and no stack', async () => {
  const provider = await openProvider();

  const failure = await rejectionOf<Error>(provider.create({ ...pinInputs, platform: 'debian' }));

  expect(failure.message).toMatch(
    /^no image of alicloud-ecs matches\n.*platform = debian +0 left/s,
  );
  expect(failure.stack).toBe('');
});

test.each`
  change                          | replaces
  ${{ timeoutSeconds: 9 }}        | ${[]}
  ${{ platform: UNKNOWN_MARKER }} | ${['platform']}
  ${{ triggers: { wave: '1' } }}  | ${['triggers']}
`('diff with $change replaces because of $replaces', async ({ change, replaces }) => {
  const state = await createPin(sharedProvider);

  const { inputs } = await sharedProvider.check({}, { ...pinInputs, ...change });
  const diff = await sharedProvider.diff('m-old', state, inputs);

  expect(diff).toEqual({ changes: replaces.length > 0, replaces });
});

test('a newer image does not change a pin', async () => {
  const state = await createPin(await openProvider());
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  const provider = await openProvider();

  const { inputs } = await provider.check({}, pinInputs);
  const diff = await provider.diff('m-old', state, inputs);
  const read = await provider.read('m-old', state);

  const newest = { newestId: 'm-new', newerAvailable: true };
  expect(diff).toEqual({ changes: false, replaces: [] });
  expect(read).toEqual({ id: 'm-old', props: { ...state, ...newest } });
  expect(messages).toEqual([]);
});

test('a pin of the plugin receives the line of code, and keeps its image', async () => {
  const { __provider: _, ...state } = await createPin(await openProvider());
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  const provider = await openProvider();

  const { inputs } = await provider.check({}, { ...pinInputs, timeoutSeconds: 9 });
  const diff = await provider.diff('m-old', state, inputs);
  const { outs } = await provider.update('m-old', state, inputs);

  expect(diff).toEqual({ changes: true, replaces: [] });
  expect(outs).toEqual({ ...state, timeoutSeconds: 9 });
});

test('a pin of simulated images is rejected by a cloud', async () => {
  const simulating = await openProvider({ simulate: 'true', endpoint: undefined });
  const simulated = await createPin(simulating);

  const { message } = await rejectionOf<Error>(sharedProvider.diff('m-1', simulated, pinInputs));

  expect(simulated).toMatchObject({ __simulated: true });
  expect(message).toMatch(
    /^the pin was created from simulated images, but now a cloud is queried\n/,
  );
});

test('access keys are in no state', async () => {
  const state = await createPin(await openProvider());

  expect(JSON.stringify([state, messages])).not.toContain('"simulator"');
});

test('an unknown source is rejected', () => {
  expect(() => providerOf('alicloud-none')).toThrow(
    'this version of imagepin has no pins of alicloud-none',
  );
});

// Every later version must read this file, which never changes.
describe('a pin of version 0.1', () => {
  const {
    status: _,
    deprecated: __,
    tags: ___,
    reportedStatus: ____,
    ...stableImage
  } = stored.outputs.image;

  test('has the properties of a current one, besides volatile fields', async () => {
    const provider = await openProvider();

    const { inputs } = await provider.check({}, pinInputs);
    const { id, outs } = await provider.create(inputs);

    expect({ id, inputs, outputs: { ...outs, __provider } }).toMatchObject({
      id: stored.id,
      inputs: stored.inputs,
      outputs: { ...stored.outputs, image: stableImage },
    });
  });

  test('is kept while its query is the same', async () => {
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
    const provider = await openStoredProvider();

    const { inputs } = await provider.check(stored.inputs, pinInputs);
    const diff = await provider.diff(stored.id, stored.outputs, inputs);
    const read = await provider.read(stored.id, stored.outputs);

    expect(inputs).toEqual(stored.inputs);
    expect(diff).toEqual({ changes: false, replaces: [] });
    expect(read).toEqual({
      id: 'm-old',
      props: { ...stored.outputs, image: stableImage, newestId: 'm-new', newerAvailable: true },
    });
    expect(messages).toEqual([]);
  });

  test('is replaced when its query changes', async () => {
    const provider = await openStoredProvider();

    const diff = await provider.diff(stored.id, stored.outputs, {
      ...stored.inputs,
      triggers: { wave: '2' },
      platform: 'debian',
    });

    expect(diff).toEqual({ changes: true, replaces: ['platform', 'triggers'] });
  });

  test('warns when its image is gone', async () => {
    simulator.setImages('alicloud-ecs', [newerImage]);
    const provider = await openStoredProvider();

    await provider.read(stored.id, stored.outputs);

    expect(messages).toEqual([
      expect.stringMatching(
        /^warning: image m-old of alicloud-ecs is gone\. .* returns m-new .*or run `pulumi up --replace URN`.*\n$/,
      ),
    ]);
  });
});

type Provider = ReturnType<typeof providerOf>;

/** A provider as the engine's process configures it. */
async function configureProvider(
  provider: Provider,
  config: ConfigStrings = {},
): Promise<Provider> {
  const whole: ConfigStrings = { ...simulatorConfig(simulator), ...config };
  const get = (key: string) => whole[key.replace('imagepin:', '')];
  await provider.configure({ config: { get } });
  return provider;
}

type ConfigStrings = Readonly<Record<string, string | undefined>>;

function openProvider(config?: ConfigStrings): Promise<Provider> {
  return configureProvider(providerOf('alicloud-ecs'), config);
}

/** The provider in the stored state. */
function openStoredProvider(): Promise<Provider> {
  const code: { handler?: () => Provider } = {};
  new Function('exports', 'require', stored.outputs.__provider)(code, require);
  if (!code.handler) {
    throw new Error('the state has no provider');
  }
  return configureProvider(code.handler());
}

/** The state of a new pin, as the engine stores it. */
async function createPin(provider: Provider): Promise<Properties> {
  const { inputs } = await provider.check({}, pinInputs);
  const { outs } = await provider.create(inputs);
  return { ...outs, __provider };
}

/** Escapes a text for an expression. */
function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

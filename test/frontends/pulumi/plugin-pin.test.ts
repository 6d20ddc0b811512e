import {
  decodeProperties,
  type Properties,
  toSecret,
  UNKNOWN_MARKER,
} from '../../../src/frontends/pulumi/properties';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { image } from '../../support/images';
import {
  type EnginePin,
  type EngineStub,
  openPluginHost,
  type PluginHost,
  startEngineStub,
} from './support/plugin-host';
import { simulatorConfig } from './support/simulator-config';

const ECS = 'AlicloudEcsImagePin';
const query = { owners: ['system'], platform: 'ubuntu', mostRecent: true };
const ubuntuFields = {
  ownerAlias: 'system',
  platform: 'ubuntu',
  os: 'linux',
  architecture: 'x86_64',
};
const olderImage = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const newerImage = image('m-new', { ...ubuntuFields, createdAt: '2026-03-01T00:00:00.000Z' });
const armImage = image('m-arm', {
  ...ubuntuFields,
  architecture: 'arm64',
  createdAt: olderImage.createdAt,
});

const SIMULATED = { endpoint: null, simulate: 'true' };

let engine: EngineStub;
let host: PluginHost;
let simulator: Simulator;
beforeAll(async () => {
  engine = await startEngineStub();
  simulator = await startSimulator({ catalog: [] });
});
afterAll(async () => {
  engine.close();
  await simulator.close();
});
beforeEach(async () => {
  simulator.setImages('alicloud-ecs', [olderImage]);
  engine.messages.length = 0;
  await restartPlugin();
});
afterEach(() => host.close());

describe('Check', () => {
  test.each`
    type                     | args                            | added
    ${ECS}                   | ${query}                        | ${{ region: 'cn-hangzhou' }}
    ${ECS}                   | ${{ ...query, region: 'eu-1' }} | ${{}}
    ${'ImagePin'}            | ${{ source: 'volcengine-ecs' }} | ${{ region: 'cn-beijing' }}
    ${'AlicloudAicImagePin'} | ${{ owners: ['system'] }}       | ${{}}
  `('$type with $args gets $added from the configuration', async ({ type, args, added }) => {
    await restartPlugin({ region: added.region ?? 'cn-hangzhou' });
    const whole = type === 'ImagePin' ? { ...args, ids: ['image-1'] } : args;

    const { inputs, failures } = await host.check(type, whole);

    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...whole, ...added });
  });

  test('adds the region although another argument is unknown', async () => {
    const { inputs } = await host.check(ECS, { ...query, platform: UNKNOWN_MARKER });

    expect(inputs).toEqual({ ...query, platform: UNKNOWN_MARKER, region: 'cn-hangzhou' });
  });

  test.each`
    args                                                            | failure
    ${{ ...query, os: 'bsd' }}                                      | ${'os: os "bsd" is not one of linux, windows, android'}
    ${{ ...query, os: 'bsd', platform: UNKNOWN_MARKER }}            | ${'os: os "bsd" is not one of linux, windows, android'}
    ${{ ...query, owners: null }}                                   | ${'owners: alicloud-ecs requires `owners` or `ids` when one image is selected'}
    ${{ ...query, owners: [UNKNOWN_MARKER] }}                       | ${undefined}
    ${{ ...query, triggers: { a: UNKNOWN_MARKER } }}                | ${undefined}
    ${{ ...query, triggers: { a: [1] } }}                           | ${'triggers.a: triggers.a [1] is not a string'}
    ${{ ...query, triggers: { a: [1] }, platform: UNKNOWN_MARKER }} | ${'triggers.a: triggers.a [1] is not a string'}
    ${{ ...query, trigger: { a: '1' } }}                            | ${'trigger: unknown argument "trigger"'}
  `('of $args reports $failure', async ({ args, failure }) => {
    const { failures } = await host.check(ECS, args);

    expect(failures).toEqual(failure === undefined ? [] : [failure]);
    expect(simulator.calls.total).toBe(callsBefore);
  });

  test('reports a missing region at the region, with one of its cloud as an example', async () => {
    await restartPlugin({ region: null });

    const { failures, details } = await host.check('VolcengineEcsImagePin', query);

    expect(failures).toEqual(['region: volcengine-ecs requires a region']);
    expect(details).toMatch(/\n {2}pulumi config set imagepin:region cn-beijing$/);
  });

  test('keeps the markers of secret and unknown arguments', async () => {
    const args = {
      owners: [toSecret('system')],
      platform: toSecret('ubuntu'),
      name: UNKNOWN_MARKER,
      tags: { team: UNKNOWN_MARKER, stage: toSecret('test') },
    };

    const { inputs } = await host.check(ECS, args);

    expect(inputs).toMatchObject(args);
  });
});

describe('Create', () => {
  test.each([true, false])('finds the current image (preview: %s)', async (preview) => {
    const inputs = await checkInputs({ ...query, triggers: { wave: '1' } });

    const { id, state } = await host.create(ECS, inputs, preview);

    expect(id).toBe('m-old');
    expect(state).toEqual({
      ...query,
      triggers: { wave: '1' },
      region: 'cn-hangzhou',
      image: expect.objectContaining({ id: 'm-old', platform: 'ubuntu' }),
      newestId: 'm-old',
      newerAvailable: false,
    });
  });

  test.each([
    { platform: UNKNOWN_MARKER },
    { owners: [UNKNOWN_MARKER] },
    { triggers: { image: UNKNOWN_MARKER } },
  ])('with %j leaves the image to `up`, without a call', async (unknown) => {
    const inputs = { ...query, ...unknown, region: 'cn-hangzhou' };

    const { id, state } = await host.create(ECS, inputs, true);

    expect(id).toBe('');
    expect(state).toEqual({
      ...inputs,
      image: UNKNOWN_MARKER,
      newestId: null,
      newerAvailable: false,
    });
    expect(simulator.calls.total).toBe(callsBefore);
  });

  test.each`
    preview  | expected
    ${true}  | ${'m-old'}
    ${false} | ${'m-new'}
  `(
    'in a preview ($preview) after a list was read takes $expected: the update may have built one',
    async ({ preview, expected }) => {
      await host.invoke('getAlicloudEcsImage', query);
      simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

      const { id } = await host.create(ECS, await checkInputs(query), preview);

      expect(id).toBe(expected);
    },
  );

  test('with an unknown timeout finds the image', async () => {
    const inputs = { ...query, timeoutSeconds: UNKNOWN_MARKER, region: 'cn-hangzhou' };

    const { id, state } = await host.create(ECS, inputs, true);

    expect(id).toBe('m-old');
    expect(state).toMatchObject({ timeoutSeconds: UNKNOWN_MARKER, image: { id: 'm-old' } });
  });

  test('with a secret argument returns a secret image', async () => {
    const inputs = { ...query, platform: toSecret('ubuntu'), region: 'cn-hangzhou' };

    const { id, state } = await host.create(ECS, inputs);

    expect(id).toBe('m-old');
    expect(state).toEqual({
      ...inputs,
      image: toSecret(expect.objectContaining({ id: 'm-old' })),
      newestId: toSecret('m-old'),
      newerAvailable: toSecret(false),
    });
  });

  test('logs warnings about the image at the pin', async () => {
    simulator.setImages('alicloud-ecs', [olderImage, armImage]);

    await createPin(query);

    expect(engine.messages).toEqual([
      'warning at web: the images that match differ in architecture: arm64, x86_64; set `architecture` to choose',
    ]);
  });

  test('of simulated images logs a warning and marks the state', async () => {
    await restartPlugin(SIMULATED);

    const { state } = await createPin({ ...query, architecture: 'x86_64' });

    expect(state).toMatchObject({ __simulated: true });
    expect(engine.messages[0]).toBe(
      'warning at web: no cloud was queried: the images are simulated',
    );
  });

  test('fails with the explanation when nothing matches', async () => {
    await expect(createPin({ ...query, platform: 'debian' })).rejects.toMatchObject({
      details: expect.stringMatching(/^no image of alicloud-ecs matches\n.*platform = debian +0/s),
    });
  });
});

describe('Diff', () => {
  test.each`
    change                                       | replaces            | kinds
    ${{}}                                        | ${[]}               | ${{}}
    ${{ owners: [toSecret('system')] }}          | ${[]}               | ${{}}
    ${{ region: '' }}                            | ${[]}               | ${{}}
    ${{ timeoutSeconds: 9 }}                     | ${[]}               | ${{ timeoutSeconds: 'ADD' }}
    ${{ triggers: { wave: UNKNOWN_MARKER } }}    | ${['triggers']}     | ${{ triggers: 'UPDATE_REPLACE' }}
    ${{ platform: null }}                        | ${['platform']}     | ${{ platform: 'DELETE_REPLACE' }}
    ${{ architecture: 'x86_64' }}                | ${['architecture']} | ${{ architecture: 'ADD_REPLACE' }}
    ${{ platform: 'debian', timeoutSeconds: 9 }} | ${['platform']}     | ${{ platform: 'UPDATE_REPLACE', timeoutSeconds: 'ADD' }}
  `('$change replaces a pin because of $replaces', async ({ change, replaces, kinds }) => {
    const triggers = { wave: '1' };
    const pin = await createPin({ ...query, triggers });

    const changed = await diffPin(pin, { ...query, triggers, ...change });

    expect(changed).toEqual({
      changes: Object.keys(kinds).length > 0 ? 'some' : 'none',
      replaces,
      kinds,
    });
  });

  test('a trigger that is a number equals its text', async () => {
    const pin = await createPin({ ...query, triggers: { wave: 1 } });

    const { changes } = await diffPin(pin, { ...query, triggers: { wave: '1' } });

    expect(changes).toBe('none');
  });

  test('another configured region replaces a pin without a region', async () => {
    const pin = await createPin(query);
    await restartPlugin({ region: 'cn-beijing' });

    const { replaces } = await diffPin(pin, query);

    expect(replaces).toEqual(['region']);
  });

  test('a pin of simulated images is rejected by a cloud', async () => {
    await restartPlugin(SIMULATED);
    const pin = await createPin({ ...query, architecture: 'x86_64' });
    await restartPlugin();

    for (const call of [() => diffPin(pin, query), () => host.read(ECS, pin)]) {
      await expect(call()).rejects.toMatchObject({
        details: expect.stringMatching(
          /^the pin was created from simulated images, .*\n.*`simulate` to its former value.*pulumi state delete URN/,
        ),
      });
    }
  });

  test('an imported pin adopts the arguments of its own region', async () => {
    const pin = await importPin('cn-hangzhou/m-old');

    const changed = await diffPin(pin, { ...query, triggers: { wave: '1' } });

    expect(changed).toEqual({ changes: 'none', replaces: [], kinds: {} });
  });

  test('the first query after an import applies from then on', async () => {
    const { id, state } = await importPin('cn-hangzhou/m-old');
    const adopted = { id, state, inputs: await checkInputs(query) };

    const unchanged = await diffPin(adopted, query);
    const changed = await diffPin(adopted, { ...query, platform: 'debian' });

    expect(unchanged).toMatchObject({ changes: 'some', replaces: [] });
    expect(changed.replaces).toEqual(['platform']);
  });
});

describe('Read', () => {
  test('keeps a pin with an existing image and updates newestId', async () => {
    const pin = await createPin({ ...query, platform: toSecret('ubuntu') });
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, pin);

    const newest = { newestId: toSecret('m-new'), newerAvailable: toSecret(true) };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...newest } });
    expect(engine.messages).toEqual([]);
  });

  test('warns if the image is gone, and keeps it in the state', async () => {
    const pin = await createPin(query);
    simulator.setImages('alicloud-ecs', []);
    await restartPlugin();

    const read = await host.read(ECS, pin);

    const newest = { newestId: null, newerAvailable: false };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...newest } });
    expect(engine.messages).toEqual([
      expect.stringMatching(
        /^warning at web: image m-old of alicloud-ecs is gone\. .*or run `pulumi up --replace URN`/,
      ),
    ]);
  });

  test.each`
    type          | importId                            | inputs
    ${ECS}        | ${'cn-hangzhou/m-old'}              | ${{ region: 'cn-hangzhou', ids: ['m-old'] }}
    ${'ImagePin'} | ${'alicloud-ecs/cn-hangzhou/m-old'} | ${{ source: 'alicloud-ecs', region: 'cn-hangzhou', ids: ['m-old'] }}
  `('imports $importId as $type', async ({ type, importId, inputs }) => {
    const pin = await host.read(type, { id: importId });

    const [id] = inputs.ids;
    expect(pin).toEqual({
      id,
      inputs: { ...inputs, __imported: true },
      state: { ...inputs, image: expect.objectContaining({ id }), __imported: true },
    });
  });

  test('fails with an invalid import ID', async () => {
    await expect(importPin('m-old')).rejects.toMatchObject({
      details: expect.stringContaining('import ID "m-old" is not REGION/ID'),
    });
  });

  test('warns and keeps the pin if the check fails', async () => {
    const pin = await createPin(query);
    await restartPlugin({ alicloud: '{"accessKey":"no-such","secretKey":"key"}' });

    const read = await host.read(ECS, pin);

    const unchecked = { newestId: null, newerAvailable: null };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...unchecked } });
    expect(engine.messages).toEqual([
      expect.stringMatching(
        /^warning at web: image m-old of alicloud-ecs could not be checked: alicloud ecs DescribeImages was refused.*The pin is unchanged\./s,
      ),
    ]);
  });

  test.each([(value: unknown) => value, toSecret])(
    'drops the facts that an earlier version has kept, and so does Update',
    async (mark) => {
      const pin = await createPin({ ...query, platform: mark('ubuntu') });
      const { known } = decodeProperties(pin.state);
      const facts = { ...Object(known.image), status: 'available', tags: {} };
      const earlier = { ...pin, state: { ...pin.state, image: mark(facts) } };

      const read = await host.read(ECS, earlier);
      const updated = await host.update(ECS, earlier, pin.inputs ?? {});

      expect(read.state).toEqual(pin.state);
      expect(updated.state).toEqual(pin.state);
    },
  );

  test('of a pin without separate inputs reads them from the state', async () => {
    const { id, state } = await createPin(query);
    simulator.setImages('alicloud-ecs', [newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, { id, state });

    const newest = { newestId: 'm-new', newerAvailable: true };
    expect(read).toEqual({ id, state: { ...state, ...newest }, inputs: {} });
    expect(engine.messages[0]).toMatch(
      /is gone\. A find with the same arguments now returns m-new /,
    );
  });
});

test('Update keeps the image without a call, although a newer one exists', async () => {
  const pin = await createPin({ ...query, platform: toSecret('ubuntu') });
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartPlugin();
  const inputs = await checkInputs({ ...query, platform: toSecret('ubuntu'), timeoutSeconds: 9 });

  const { state } = await host.update(ECS, pin, inputs);

  expect(state).toEqual({ ...pin.state, timeoutSeconds: 9 });
  expect(simulator.calls.total).toBe(callsBefore);
});

test('Update of a pin of simulated images keeps the mark in its state', async () => {
  await restartPlugin(SIMULATED);
  const pin = await createPin({ ...query, architecture: 'x86_64' });

  const { state } = await host.update(ECS, pin, { ...pin.inputs, timeoutSeconds: 9 });

  expect(state).toMatchObject({ __simulated: true });
});

/** The calls before what a test does in the process that it has started last. */
let callsBefore: number;

/** Each command of an engine starts the plugin anew. */
async function restartPlugin(config: Properties = {}): Promise<void> {
  await host?.close();
  host = await openPluginHost(engine);
  await host.configure({ ...simulatorConfig(simulator), ...config });
  callsBefore = simulator.calls.total;
}

/** The engine checks whatever it hands on. */
async function checkInputs(pinInputs: Properties): Promise<Properties> {
  const { inputs, failures } = await host.check(ECS, pinInputs);
  if (failures.length > 0) {
    throw new Error(failures.join('\n'));
  }
  return inputs;
}

async function createPin(inputs: Properties): Promise<EnginePin> {
  return host.create(ECS, await checkInputs(inputs));
}

async function diffPin(pin: EnginePin, inputs: Properties) {
  return host.diff(ECS, pin, await checkInputs(inputs));
}

function importPin(id: string): Promise<EnginePin> {
  return host.read(ECS, { id });
}

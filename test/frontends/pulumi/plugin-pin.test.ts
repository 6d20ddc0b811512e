import { decodeProperties, toSecret, UNKNOWN } from '../../../src/frontends/pulumi/properties';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { image } from '../../support/images';
import {
  type EngineStub,
  openPluginHost,
  type PluginHost,
  type Properties,
  type StoredPin,
  simulatorConfig,
  startEngineStub,
} from './support/plugin-host';

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
    type                     | stated                          | settled
    ${ECS}                   | ${query}                        | ${{ region: 'cn-hangzhou' }}
    ${ECS}                   | ${{ ...query, region: 'eu-1' }} | ${{}}
    ${'ImagePin'}            | ${{ source: 'volcengine-ecs' }} | ${{ region: 'cn-beijing' }}
    ${'AlicloudAicImagePin'} | ${{ owners: ['system'] }}       | ${{}}
  `(
    '$type with $stated leaves $settled to the configuration',
    async ({ type, stated, settled }) => {
      await restartPlugin({ region: settled.region ?? 'cn-hangzhou' });
      const whole = type === 'ImagePin' ? { ...stated, ids: ['image-1'] } : stated;

      const { inputs, failures } = await host.check(type, whole);

      expect(failures).toEqual([]);
      expect(inputs).toEqual({ ...whole, ...settled });
    },
  );

  test('while another argument is unknown, the region is settled all the same', async () => {
    const { inputs } = await host.check(ECS, { ...query, platform: UNKNOWN });

    expect(inputs).toEqual({ ...query, platform: UNKNOWN, region: 'cn-hangzhou' });
  });

  test.each`
    stated                                                   | told
    ${{ ...query, os: 'bsd' }}                               | ${'os: os "bsd" is not one of linux, windows, android'}
    ${{ ...query, os: 'bsd', platform: UNKNOWN }}            | ${'os: os "bsd" is not one of linux, windows, android'}
    ${{ ...query, os: 'bsd', owners: UNKNOWN }}              | ${'os: os "bsd" is not one of linux, windows, android'}
    ${{ ...query, owners: null }}                            | ${'owners: a pick from alicloud-ecs must say `owners` or `ids`'}
    ${{ ...query, owners: UNKNOWN }}                         | ${undefined}
    ${{ ...query, owners: [UNKNOWN] }}                       | ${undefined}
    ${{ ...query, triggers: { a: '1' } }}                    | ${undefined}
    ${{ ...query, triggers: { a: UNKNOWN } }}                | ${undefined}
    ${{ ...query, triggers: { a: [1] } }}                    | ${'triggers.a: triggers.a [1] is not a string'}
    ${{ ...query, triggers: ['1'] }}                         | ${'triggers: triggers ["1"] is not an object'}
    ${{ ...query, triggers: { a: [1] }, platform: UNKNOWN }} | ${'triggers.a: triggers.a [1] is not a string'}
    ${{ ...query, trigger: { a: '1' } }}                     | ${'trigger: unknown argument "trigger"'}
    ${{ ...query, limit: 1 }}                                | ${'limit: unknown argument "limit"'}
  `('of $stated tells $told', async ({ stated, told }) => {
    const { failures } = await host.check(ECS, stated);

    expect(failures).toEqual(told === undefined ? [] : [told]);
    expect(simulator.calls.total).toBe(callsBefore);
  });

  test('tells that there is no region, at the region', async () => {
    await restartPlugin({ region: null });

    const { failures } = await host.check(ECS, query);

    expect(failures).toEqual(['region: alicloud-ecs needs a region']);
  });

  test('keeps what is secret and what is unknown as it was marked', async () => {
    const stated = {
      owners: [toSecret('system')],
      platform: toSecret('ubuntu'),
      name: UNKNOWN,
      tags: { team: UNKNOWN, stage: toSecret('test') },
    };

    const { inputs } = await host.check(ECS, stated);

    expect(inputs).toMatchObject(stated);
  });
});

describe('Create', () => {
  test.each([true, false])('in a preview (%s) gives the image that fits now', async (preview) => {
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

  test.each([{ platform: UNKNOWN }, { owners: [UNKNOWN] }, { triggers: { image: UNKNOWN } }])(
    'with %j leaves the image to `up` and asks nobody',
    async (unknown) => {
      const inputs = { ...query, ...unknown, region: 'cn-hangzhou' };

      const { id, state } = await host.create(ECS, inputs, true);

      expect(id).toBe('');
      expect(state).toEqual({ ...inputs, image: UNKNOWN, newestId: null, newerAvailable: false });
      expect(simulator.calls.total).toBe(callsBefore);
    },
  );

  test('an image that the same update has built is seen, though the list was read a moment before', async () => {
    await host.invoke('getAlicloudEcsImage', query);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const { id } = await createPin(query);

    expect(id).toBe('m-new');
  });

  test('with a secret keeps its mark and makes a secret of the image', async () => {
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

  test('tells what to know about the image, at the pin', async () => {
    simulator.setImages('alicloud-ecs', [olderImage, armImage]);

    await createPin(query);

    expect(engine.messages).toEqual([
      'warning at web: the images that match differ in architecture: arm64, x86_64; set `architecture` to choose',
    ]);
  });

  test('of what is simulated says so, and keeps it', async () => {
    await restartPlugin({ endpoint: null, simulate: 'true' });

    const { state } = await createPin({ ...query, architecture: 'x86_64' });

    expect(state).toMatchObject({ __simulated: true });
    expect(engine.messages[0]).toBe('warning at web: no cloud was asked: the images are simulated');
  });

  test('fails with the funnel when nothing matches', async () => {
    await expect(createPin({ ...query, platform: 'debian' })).rejects.toMatchObject({
      details: expect.stringMatching(/^no image of alicloud-ecs matches\n.*platform = debian +0/s),
    });
  });
});

describe('Diff', () => {
  test.each`
    change                                       | replaces            | kinds
    ${{}}                                        | ${[]}               | ${{}}
    ${{ owners: ['system', 'system'] }}          | ${[]}               | ${{}}
    ${{ owners: [toSecret('system')] }}          | ${[]}               | ${{}}
    ${{ region: 'cn-hangzhou' }}                 | ${[]}               | ${{}}
    ${{ timeoutSeconds: 9 }}                     | ${[]}               | ${{ timeoutSeconds: 'ADD' }}
    ${{ timeoutSeconds: UNKNOWN }}               | ${[]}               | ${{ timeoutSeconds: 'ADD' }}
    ${{ triggers: {} }}                          | ${[]}               | ${{}}
    ${{ ids: [], tags: {}, name: '' }}           | ${[]}               | ${{}}
    ${{ region: '' }}                            | ${[]}               | ${{}}
    ${{ triggers: { wave: '1' } }}               | ${['triggers']}     | ${{ triggers: 'ADD_REPLACE' }}
    ${{ triggers: { wave: UNKNOWN } }}           | ${['triggers']}     | ${{ triggers: 'ADD_REPLACE' }}
    ${{ platform: null }}                        | ${['platform']}     | ${{ platform: 'DELETE_REPLACE' }}
    ${{ platform: 'debian' }}                    | ${['platform']}     | ${{ platform: 'UPDATE_REPLACE' }}
    ${{ platform: UNKNOWN }}                     | ${['platform']}     | ${{ platform: 'UPDATE_REPLACE' }}
    ${{ architecture: 'x86_64' }}                | ${['architecture']} | ${{ architecture: 'ADD_REPLACE' }}
    ${{ region: 'cn-beijing' }}                  | ${['region']}       | ${{ region: 'UPDATE_REPLACE' }}
    ${{ platform: 'debian', timeoutSeconds: 9 }} | ${['platform']}     | ${{ platform: 'UPDATE_REPLACE', timeoutSeconds: 'ADD' }}
  `('$change replaces a pin because of $replaces', async ({ change, replaces, kinds }) => {
    const pin = await createPin(query);

    const changed = await diffPin(pin, { ...query, ...change });

    expect(changed).toEqual({
      changes: Object.keys(kinds).length > 0 ? 'some' : 'none',
      replaces,
      kinds,
    });
  });

  test.each`
    before                            | after                             | replaces
    ${{ owners: ['system', 'self'] }} | ${{ owners: ['self', 'system'] }} | ${[]}
    ${{ triggers: { wave: '1' } }}    | ${{ triggers: { wave: '2' } }}    | ${['triggers']}
    ${{ triggers: { wave: '1' } }}    | ${{}}                             | ${['triggers']}
    ${{ timeoutSeconds: 9 }}          | ${{}}                             | ${[]}
    ${{ ids: [], name: '' }}          | ${{ tags: {} }}                   | ${[]}
  `('from $before to $after: $replaces', async ({ before, after, replaces: expected }) => {
    const pin = await createPin({ ...query, ...before });

    const { replaces } = await diffPin(pin, { ...query, ...after });

    expect(replaces).toEqual(expected);
  });

  test('another region of the configuration replaces a pin that states none', async () => {
    const pin = await createPin(query);
    await restartPlugin({ region: 'cn-beijing' });

    const { replaces } = await diffPin(pin, query);

    expect(replaces).toEqual(['region']);
  });

  test('a newer image does not move a pin', async () => {
    const pin = await createPin(query);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
    await restartPlugin();

    const { changes } = await diffPin(pin, query);

    expect(changes).toBe('none');
  });

  test.each`
    made       | now        | told
    ${'true'}  | ${'false'} | ${'the pin was made from simulated images, and now a cloud is asked'}
    ${'false'} | ${'true'}  | ${'the pin was made from a cloud, and now images are simulated'}
  `('with simulate $made and later $now: $told', async ({ made, now, told }) => {
    await restartPlugin(simulationConfig(made));
    const pin = await createPin({ ...query, architecture: 'x86_64' });
    await restartPlugin(simulationConfig(now));

    for (const call of [() => diffPin(pin, query), () => host.read(ECS, pin)]) {
      await expect(call()).rejects.toMatchObject({
        details: expect.stringMatching(
          new RegExp(`^${told}\n.*\`simulate\` as it was.*pulumi state delete URN`),
        ),
      });
    }
  });

  test('an imported pin adopts the arguments of its own region', async () => {
    const pin = await importPin('cn-hangzhou/m-old');

    const changed = await diffPin(pin, { ...query, triggers: { wave: '1' } });

    expect(changed).toEqual({ changes: 'none', replaces: [], kinds: {} });
  });

  test('an imported pin keeps its image while an argument is unknown', async () => {
    const pin = await importPin('cn-hangzhou/m-old');

    const { replaces } = await diffPin(pin, { ...query, platform: UNKNOWN, region: 'cn-hangzhou' });

    expect(replaces).toEqual([]);
  });

  test('an image that was imported from another region is not taken for one of this', async () => {
    const pin = await importPin('cn-beijing/m-old');

    const { replaces } = await diffPin(pin, query);
    const stated = await diffPin(pin, { ...query, region: 'cn-beijing' });

    expect(replaces).toContain('region');
    expect(stated.changes).toBe('none');
  });

  test('what is asked after an import counts from then on', async () => {
    const { id, state } = await importPin('cn-hangzhou/m-old');
    const adopted = { id, state, inputs: await checkInputs(query) };

    const { replaces } = await diffPin(adopted, { ...query, platform: 'debian' });

    expect(replaces).toEqual(['platform']);
  });
});

describe('Read', () => {
  test('leaves a pin whose image is there as it is, and says what is newest', async () => {
    const pin = await createPin({ ...query, platform: toSecret('ubuntu') });
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, pin);

    const newest = { newestId: toSecret('m-new'), newerAvailable: toSecret(true) };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...newest } });
    expect(engine.messages).toEqual([]);
  });

  test.each`
    now                                                      | says                                           | instead                                             | newest
    ${[newerImage]}                                          | ${'image m-old of alicloud-ecs is gone'}       | ${/A look-up now gives m-new /}                     | ${['m-new', true]}
    ${[{ ...olderImage, status: 'deprecated' }, newerImage]} | ${'image m-old of alicloud-ecs is deprecated'} | ${/A look-up now gives m-new /}                     | ${['m-new', true]}
    ${[]}                                                    | ${'image m-old of alicloud-ecs is gone'}       | ${/A look-up now gives no single image \(no image/} | ${[null, false]}
    ${[{ ...newerImage, platform: 'debian' }]}               | ${'image m-old of alicloud-ecs is gone'}       | ${/A look-up now gives no single image \(no image/} | ${[null, false]}
  `('$says: id and image stay, and $newest is newest', async ({ now, says, instead, newest }) => {
    const pin = await createPin(query);
    simulator.setImages('alicloud-ecs', now);
    await restartPlugin();

    const read = await host.read(ECS, pin);

    const [newestId, newerAvailable] = newest;
    expect(read).toEqual({ ...pin, state: { ...pin.state, newestId, newerAvailable } });
    expect(engine.messages).toEqual([expect.stringMatching(`^warning at web: ${says}\\. `)]);
    expect(engine.messages[0]).toMatch(instead);
    expect(engine.messages[0]).toMatch(/change `triggers`, or run `pulumi up --replace URN`/);
  });

  test.each`
    type                     | written                             | inputs
    ${ECS}                   | ${'cn-hangzhou/m-old'}              | ${{ region: 'cn-hangzhou', ids: ['m-old'] }}
    ${'ImagePin'}            | ${'alicloud-ecs/cn-hangzhou/m-old'} | ${{ source: 'alicloud-ecs', region: 'cn-hangzhou', ids: ['m-old'] }}
    ${'AlicloudAicImagePin'} | ${'aic-1'}                          | ${{ ids: ['aic-1'] }}
    ${'ImagePin'}            | ${'alicloud-aic/aic-1'}             | ${{ source: 'alicloud-aic', ids: ['aic-1'] }}
  `('$written is imported as $type', async ({ type, written, inputs }) => {
    simulator.setImages('alicloud-aic', [{ source: 'alicloud-aic', id: 'aic-1' }]);

    const pin = await host.read(type, { id: written });

    const [id] = inputs.ids;
    expect(pin).toEqual({
      id,
      inputs: { ...inputs, __imported: true },
      state: { ...inputs, image: expect.objectContaining({ id }), __imported: true },
    });
  });

  test.each`
    type                     | written                             | told
    ${ECS}                   | ${'m-old'}                          | ${'import id "m-old" is not REGION/ID'}
    ${ECS}                   | ${'cn-hangzhou/'}                   | ${'import id "cn-hangzhou/" is not REGION/ID'}
    ${ECS}                   | ${'/m-old'}                         | ${'import id "/m-old" is not REGION/ID'}
    ${ECS}                   | ${'alicloud-ecs/cn-hangzhou/m-old'} | ${'import id "alicloud-ecs/cn-hangzhou/m-old" is not REGION/ID'}
    ${ECS}                   | ${''}                               | ${'import id "" is not REGION/ID'}
    ${ECS}                   | ${'Hangzhou/m-old'}                 | ${'region "Hangzhou" is no region'}
    ${ECS}                   | ${'cn-hangzhou/m-none'}             | ${'alicloud-ecs has no image "m-none"'}
    ${'ImagePin'}            | ${'alicloud-esc/cn-hangzhou/m-old'} | ${'unknown source "alicloud-esc"'}
    ${'ImagePin'}            | ${'alicloud-ecs/m-old'}             | ${'import id "alicloud-ecs/m-old" is not SOURCE/REGION/ID'}
    ${'AlicloudAicImagePin'} | ${'cn-hangzhou/aic-1'}              | ${'alicloud-aic has no region "cn-hangzhou"'}
  `('$written is no import of $type', async ({ type, written, told }) => {
    await expect(host.read(type, { id: written })).rejects.toMatchObject({
      details: expect.stringContaining(told),
    });
  });

  test('of an imported pin that is gone names no other image, since nobody has asked for one', async () => {
    const pin = await importPin('cn-hangzhou/m-old');
    simulator.setImages('alicloud-ecs', [newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, pin);

    const unasked = { newestId: null, newerAvailable: null };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...unasked } });
    expect(engine.messages).toEqual([
      expect.stringContaining('The arguments tell of no other image yet. The pin stays as it is.'),
    ]);
  });

  test.each`
    wrong                                                        | says
    ${{ alicloud: '{"accessKey":"no-such","secretKey":"key"}' }} | ${'could not be checked: alicloud ecs DescribeImages was refused'}
    ${{ endpoint: 'http://127.0.0.1:1' }}                        | ${'could not be checked: '}
  `('warns and keeps the pin where $wrong', async ({ wrong, says }) => {
    const pin = await createPin(query);
    await restartPlugin({ ...wrong, timeoutSeconds: '0.5' });

    const read = await host.read(ECS, pin);

    const unasked = { newestId: null, newerAvailable: null };
    expect(read).toEqual({ ...pin, state: { ...pin.state, ...unasked } });
    expect(engine.messages).toEqual([
      expect.stringContaining(`warning at web: image m-old of alicloud-ecs ${says}`),
    ]);
    expect(engine.messages[0]).toMatch(/The pin stays as it is\./);
  });

  test('finds an image again that is listed by an option alone, also to import it', async () => {
    simulator.setImages('alicloud-ecs', [{ ...olderImage, expired: true }]);
    const pin = await createPin({ ...query, showExpired: true });
    simulator.setImages('alicloud-ecs', [{ ...olderImage, expired: true }, newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, pin);
    const imported = await importPin('cn-hangzhou/m-old');

    expect(read.state).toMatchObject({ newestId: 'm-new', newerAvailable: true });
    expect(engine.messages).toEqual([]);
    expect(imported.inputs).toMatchObject({ ids: ['m-old'], showExpired: true });
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

  test('of a pin without inputs beside its state goes by the state', async () => {
    const { id, state } = await createPin(query);
    simulator.setImages('alicloud-ecs', [newerImage]);
    await restartPlugin();

    const read = await host.read(ECS, { id, state });

    const newest = { newestId: 'm-new', newerAvailable: true };
    expect(read).toEqual({ id, state: { ...state, ...newest }, inputs: {} });
    expect(engine.messages[0]).toMatch(/is gone\. A look-up now gives m-new /);
  });
});

test('Update keeps the image, though a newer one is there, and asks nobody', async () => {
  const pin = await createPin({ ...query, platform: toSecret('ubuntu') });
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartPlugin();
  const inputs = await checkInputs({ ...query, platform: toSecret('ubuntu'), timeoutSeconds: 9 });

  const { state } = await host.update(ECS, pin, inputs);

  expect(state).toEqual({ ...pin.state, timeoutSeconds: 9 });
  expect(simulator.calls.total).toBe(callsBefore);
});

test('Update of a pin of simulated images keeps that it is one', async () => {
  await restartPlugin(simulationConfig('true'));
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

function simulationConfig(simulate: string): Properties {
  return simulate === 'true' ? { endpoint: null, simulate } : {};
}

/** The engine checks whatever it hands on. */
async function checkInputs(pinInputs: Properties): Promise<Properties> {
  const { inputs, failures } = await host.check(ECS, pinInputs);
  if (failures.length > 0) {
    throw new Error(failures.join('\n'));
  }
  return inputs;
}

async function createPin(inputs: Properties): Promise<StoredPin> {
  return host.create(ECS, await checkInputs(inputs));
}

async function diffPin(pin: StoredPin, inputs: Properties) {
  return host.diff(ECS, pin, await checkInputs(inputs));
}

function importPin(id: string): Promise<StoredPin> {
  return host.read(ECS, { id });
}

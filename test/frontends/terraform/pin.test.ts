import { STATE_VERSION } from '../../../src/frontends/provider/schema';
import type {
  DynamicValue,
  TerraformMap,
  TerraformValue,
} from '../../../src/frontends/terraform/terraform-value';
import {
  decodeValue,
  encodeValue,
  UNKNOWN,
} from '../../../src/frontends/terraform/terraform-value';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { image } from '../../support/images';
import { until } from '../../support/until';
import stored from './state-of-0.1.json';
import { blockConfig } from './support/block';
import { configureProvider } from './support/configure-provider';
import { formatDiagnostics } from './support/diagnostics';
import { openProviderHost, type ProviderHost } from './support/provider-host';

const ECS = 'imagepin_alicloud_ecs_image_pin';
const NULL_VALUE = encodeValue(null);
const query = { owners: ['system'], platform: 'ubuntu', most_recent: true };
const ubuntuFields = {
  ownerAlias: 'system',
  platform: 'ubuntu',
  os: 'linux',
  architecture: 'x86_64',
};
const olderImage = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const newerImage = image('m-new', { ...ubuntuFields, createdAt: '2026-03-01T00:00:00.000Z' });

let host: ProviderHost;
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ catalog: [olderImage] });
  await restartProvider();
});
afterEach(async () => {
  await host.close();
  await simulator.close();
});

test('the image is known at plan, and apply makes what was planned', async () => {
  const { planned, state } = await createPin(query);

  expect(planned).toMatchObject({ id: 'm-old', image: { id: 'm-old', platform: 'ubuntu' } });
  expect(state).toEqual(planned);
});

test('what is planned has every attribute as it was stated', async () => {
  const { planned } = await createPin({ ...query, triggers: { wave: '1' }, timeout_seconds: 9 });

  expect(planned).toMatchObject({
    ...query,
    triggers: { wave: '1' },
    timeout_seconds: 9,
    tags: null,
  });
});

test('a state holds no fact that changes by itself', async () => {
  simulator.setImages('alicloud-ecs', [
    {
      ...olderImage,
      usage: 'instance',
      tags: { team: 'web' },
      diskDeviceMappings: [{ device: '/dev/xvda', size: 20, progress: 50 }],
    },
  ]);
  const first = await planPin(query);
  simulator.setImages('alicloud-ecs', [
    {
      ...olderImage,
      usage: 'none',
      tags: { team: 'db' },
      diskDeviceMappings: [{ device: '/dev/xvda', size: 20, progress: 100 }],
    },
  ]);
  await restartProvider();

  const second = await planPin(query);

  expect(second.planned).toEqual(first.planned);
  expect(second.planned.image).toMatchObject({
    disk_device_mappings: [{ device: '/dev/xvda', size: 20 }],
  });
  expect(second.planned.image).not.toHaveProperty('status');
});

test('a state of the first version loses the facts that change by themselves', async () => {
  const { schema_version: version, attributes } = stored.resources[0]?.instances[0] ?? {};

  const { upgradedState } = await host.call('UpgradeResourceState', {
    typeName: ECS,
    version,
    rawState: { json: Buffer.from(JSON.stringify(attributes)) },
  });

  const state = decodeValue(upgradedState) as TerraformMap;
  expect(state).toMatchObject({ id: 'm-old', platform: 'ubuntu', newest_id: null });
  expect(state.image).toMatchObject({ id: 'm-old', reported_platform: 'Ubuntu' });
  expect(Object.keys(state.image as TerraformMap)).not.toContain('status');
  expect(STATE_VERSION).toBeGreaterThan(version ?? 0);
});

test.each<TerraformValue>([{ image: UNKNOWN }, UNKNOWN])(
  'a pin waits for triggers that are not known yet, and asks nobody: %p',
  async (triggers: TerraformValue) => {
    simulator.setImages('alicloud-ecs', []);

    const { planned, memory } = await planPin({ ...query, triggers });
    const before = simulator.calls.total;
    simulator.setImages('alicloud-ecs', [olderImage]);
    const built = { ...query, triggers: { image: 'built' } };
    const applied = await applyPin(built, { ...planned, triggers: built.triggers }, memory);

    expect(planned).toMatchObject({ id: UNKNOWN, image: UNKNOWN });
    expect(before).toBe(0);
    expect(applied.state).toMatchObject({ id: 'm-old', newest_id: 'm-old' });
  },
);

test('a newer image moves a pin neither at refresh nor at plan, and is told', async () => {
  const pin = await createPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  const { state, told } = await refreshPin(pin);
  const { planned, replaced } = await planPin(query, { ...pin, state });

  expect(told).toEqual([]);
  expect(state).toEqual({ ...pin.state, newest_id: 'm-new', newer_available: true });
  expect(planned).toEqual(state);
  expect(replaced).toEqual([]);
});

test('right after it is made, a pin is the newest', async () => {
  const { planned } = await createPin(query);

  expect(planned).toMatchObject({ id: 'm-old', newest_id: 'm-old', newer_available: false });
});

test.each`
  change                              | replaced
  ${{ platform: null }}               | ${['platform']}
  ${{ architecture: 'x86_64' }}       | ${['architecture']}
  ${{ region: 'cn-beijing' }}         | ${['region']}
  ${{ triggers: { wave: '1' } }}      | ${['triggers']}
  ${{ platform: UNKNOWN }}            | ${['platform']}
  ${{ timeout_seconds: UNKNOWN }}     | ${[]}
  ${{ triggers: {} }}                 | ${[]}
  ${{ ids: [], tags: {}, name: '' }}  | ${[]}
  ${{ region: '' }}                   | ${[]}
  ${{ timeout_seconds: 9 }}           | ${[]}
  ${{ owners: ['system', 'system'] }} | ${[]}
  ${{ region: 'cn-hangzhou' }}        | ${[]}
`('$change replaces a pin because of $replaced', async ({ change, replaced: expected }) => {
  const pin = await createPin(query);

  const { planned, replaced } = await planPin({ ...query, ...change }, pin);

  expect(replaced).toEqual(expected);
  expect(planned.id).toBe(expected.length > 0 ? UNKNOWN : 'm-old');
});

test('another region of the provider replaces a pin that states none', async () => {
  const pin = await createPin(query);
  await restartProvider({ region: 'cn-beijing' });

  const { planned, replaced } = await planPin(query, pin);

  expect([planned.id, replaced]).toEqual([UNKNOWN, ['id']]);
});

test('while the region of the provider is unknown, a pin stays', async () => {
  const pin = await createPin(query);
  await restartProvider({ region: UNKNOWN });

  const { planned, replaced } = await planPin(query, pin);

  expect([planned.id, replaced]).toEqual(['m-old', []]);
});

test.each`
  unknown                  | provider
  ${{ platform: UNKNOWN }} | ${{}}
  ${{}}                    | ${{ region: UNKNOWN }}
`(
  'with $unknown and a provider with $provider the image is looked up at apply',
  async ({ unknown, provider }) => {
    await restartProvider(provider);

    const { planned, memory } = await planPin({ ...query, ...unknown });
    await restartProvider();
    const applied = await applyPin(query, { ...planned, platform: 'ubuntu' }, memory);

    expect(planned).toMatchObject({ id: UNKNOWN, image: UNKNOWN });
    expect(applied.state).toMatchObject({ id: 'm-old', image: { id: 'm-old' } });
  },
);

test('an image that the same apply has built is seen, though the list was read a moment before', async () => {
  const { planned, memory } = await planPin({ ...query, triggers: UNKNOWN });
  await restartProvider();
  await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

  const { state } = await applyPin(query, { ...planned, triggers: null }, memory);

  expect(state.id).toBe('m-new');
});

test('an engine that hands on what was planned gets the planned image, though a newer one has come', async () => {
  const first = await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  const handed = await planPin(query, undefined, first.memory);
  const other = await planPin(query);

  expect([handed.planned.id, other.planned.id]).toEqual(['m-old', 'm-new']);
});

test('what was planned in the place of a pin is made, though a newer image has come', async () => {
  const pin = await createPin(query);
  const again = { ...query, triggers: { wave: '2' } };
  const first = await planPin(again);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  await destroyPin(pin, first.memory);
  const second = await planPin(again);
  const other = await planPin({ ...query, triggers: { wave: '3' } });
  const another = await planPin({ ...again, architecture: 'x86_64' });

  expect(second.planned).toEqual(first.planned);
  expect([other.planned.id, another.planned.id]).toEqual(['m-new', 'm-new']);
});

test('the next run plans anew', async () => {
  const pin = await createPin(query);
  const first = await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await destroyPin(pin, first.memory);
  await configureProvider(host, simulator.url);

  const { planned } = await planPin(query);

  expect(planned.id).toBe('m-new');
});

test.each(['{"query":', 'null'])('a pin whose memory is damaged is destroyed: %s', async (json) => {
  const pin = await createPin(query);

  expect(await destroyPin(pin, Buffer.from(json))).toEqual([null, []]);
});

test.each`
  wrong                                                                               | says
  ${{ alicloud: { access_key: 'no-such', secret_key: 'key', security_token: null } }} | ${'alicloud ecs DescribeImages was refused'}
  ${{ endpoint: 'http://127.0.0.1:1' }}                                               | ${''}
`('a check that fails is a warning: $says', async ({ wrong, says }) => {
  const pin = await createPin(query);
  await restartProvider({ ...wrong, timeout_seconds: 0.5 });

  const { state, told, details } = await refreshPin(pin);

  expect(told).toEqual([
    expect.stringMatching(
      `^warning at block: image m-old of alicloud-ecs could not be checked: ${says}`,
    ),
  ]);
  expect(details).toMatch(/^The pin stays as it is\. /);
  expect(state).toEqual({ ...pin.state, newest_id: null, newer_available: null });
});

test('a service that is down is a warning', async () => {
  const pin = await createPin(query);
  const down = await startSimulator({ faults: [{ kind: 'unavailable', times: 1000 }] });
  await restartProvider({ endpoint: down.url, timeout_seconds: 0.5 });

  const { state, told } = await refreshPin(pin);
  await down.close();

  expect(told).toEqual([expect.stringMatching(/^warning at block: .* could not be checked: /)]);
  expect(state).toEqual({ ...pin.state, newest_id: null, newer_available: null });
});

test('a refresh that is canceled ends', async () => {
  const pin = await createPin(query);
  await restartProvider();
  await host.call('StopProvider', {});

  const { told } = await refreshPin(pin);

  expect(told).toEqual(['error at block: the look-up was canceled']);
});

test.each(['imagepin_alicloud_ecs_image_pin', 'imagepin_image_pin'])(
  'the configuration that an engine writes for an import of %s changes nothing',
  async (typeName) => {
    const id = typeName === ECS ? 'cn-hangzhou/m-old' : 'alicloud-ecs/cn-hangzhou/m-old';
    const imported = await importPin(id, typeName);
    const { state } = await refreshPin(imported);
    const computed = ['id', 'image', 'newest_id', 'newer_available'];
    const written = Object.entries(state).filter(([name]) => !computed.includes(name));

    const { planned, replaced } = await planPin(Object.fromEntries(written), {
      ...imported,
      state,
    });

    expect([planned, replaced]).toEqual([state, []]);
  },
);

test('where nobody can be asked yet, what is newest is null', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: UNKNOWN });

  const { state, told } = await refreshPin(pin);

  expect(state).toEqual({ ...pin.state, newest_id: null, newer_available: null });
  expect(told).toEqual([]);
});

test.each`
  options                                                      | hidden                           | imported
  ${{ show_expired: true }}                                    | ${{ expired: true }}             | ${{ show_expired: true }}
  ${{ owners: ['marketplace'], allow_unverified_owner: true }} | ${{ ownerAlias: 'marketplace' }} | ${{}}
`(
  'an image that is listed by $options alone is found again, also by an import',
  async ({ options, hidden, imported: adopted }) => {
    simulator.setImages('alicloud-ecs', [{ ...olderImage, ...hidden }]);
    const pin = await createPin({ ...query, ...options });
    simulator.setImages('alicloud-ecs', [
      { ...olderImage, ...hidden },
      { ...newerImage, ...hidden },
    ]);
    await restartProvider();

    const { state, told } = await refreshPin(pin);
    const imported = await importPin('cn-hangzhou/m-old');
    const again = await refreshPin(imported);

    expect([state, told]).toEqual([
      { ...pin.state, newest_id: 'm-new', newer_available: true },
      [],
    ]);
    expect(imported.state).toMatchObject({ ids: ['m-old'], show_expired: null, ...adopted });
    expect(again.told).toEqual([]);
  },
);

test.each`
  now                                                      | says                                                             | newest
  ${[newerImage]}                                          | ${'warning at block: image m-old of alicloud-ecs is gone'}       | ${{ newest_id: 'm-new', newer_available: true }}
  ${[{ ...olderImage, status: 'deprecated' }, newerImage]} | ${'warning at block: image m-old of alicloud-ecs is deprecated'} | ${{ newest_id: 'm-new', newer_available: true }}
  ${[]}                                                    | ${'warning at block: image m-old of alicloud-ecs is gone'}       | ${{ newest_id: null, newer_available: false }}
`('$says: id and image stay', async ({ now, says, newest }) => {
  const pin = await createPin(query);
  simulator.setImages('alicloud-ecs', now);
  await restartProvider();

  const { state, told, details } = await refreshPin(pin);

  expect(told).toEqual([says]);
  expect(details).toMatch(
    now.length > 0 ? /gives m-new .*triggers/ : /gives no single image \(no image/,
  );
  expect(state).toEqual({ ...pin.state, ...newest });
});

test.each`
  typeName                | id                                  | source
  ${ECS}                  | ${'cn-hangzhou/m-old'}              | ${undefined}
  ${'imagepin_image_pin'} | ${'alicloud-ecs/cn-hangzhou/m-old'} | ${'alicloud-ecs'}
`(
  '$id is imported, and the plan after it adopts the arguments',
  async ({ typeName, id, source }) => {
    const { importedResources = [], diagnostics } = await host.call('ImportResourceState', {
      typeName,
      id,
    });
    const [resource] = importedResources;
    const state = decodeValue(resource?.state) as TerraformMap;
    const question = { ...query, triggers: { wave: '1' }, ...(source && { source }) };
    const adopted = await planPin(question, { state, memory: resource?.private, typeName });
    const applied = await applyPin(question, adopted.planned, adopted.memory, typeName);
    const later = await planPin({ ...question, platform: null }, { ...applied, typeName });

    expect(formatDiagnostics(diagnostics)).toEqual([]);
    expect(state).toMatchObject({
      id: 'm-old',
      region: 'cn-hangzhou',
      owners: null,
      image: { id: 'm-old' },
    });
    expect([adopted.planned.id, adopted.replaced]).toEqual(['m-old', []]);
    expect(later.replaced).toEqual(['platform']);
  },
);

test.each`
  typeName                             | id                                | told                                            | detail
  ${ECS}                               | ${'m-old'}                        | ${'import id "m-old" is not REGION/ID'}         | ${undefined}
  ${ECS}                               | ${'cn-hangzhou/m-none'}           | ${'alicloud-ecs has no image "m-none"'}         | ${undefined}
  ${ECS}                               | ${'cn-hangzhou/'}                 | ${'import id "cn-hangzhou/" is not REGION/ID'}  | ${undefined}
  ${'imagepin_image_pin'}              | ${'alicloud-esc/r/m-1'}           | ${'unknown source "alicloud-esc"'}              | ${undefined}
  ${'imagepin_alicloud_aic_image_pin'} | ${'ap-southeast1/m-1'}            | ${'alicloud-aic has no region "ap-southeast1"'} | ${'Did you mean "ap-southeast-1"?'}
  ${'imagepin_alicloud_aic_image_pin'} | ${'a/b/m-1'}                      | ${'import id "a/b/m-1" is not ID or REGION/ID'} | ${'ap-southeast-1, cn-shanghai, cn-zhangjiakou'}
  ${'imagepin_image_pin'}              | ${'alicloud-aic/cn-hangzhou/m-1'} | ${'alicloud-aic has no region "cn-hangzhou"'}   | ${'cn-shanghai'}
  ${'imagepin_image_pin'}              | ${'alicloud-aic/a/b/m-1'}         | ${'is not SOURCE/REGION/ID'}                    | ${'alicloud-aic, REGION may be left out'}
`('$id is no import of $typeName', async ({ typeName, id, told, detail = '' }) => {
  const { diagnostics } = await host.call('ImportResourceState', { typeName, id });

  expect(formatDiagnostics(diagnostics)[0]).toContain(told);
  expect(diagnostics?.[0]?.detail).toContain(detail);
});

test('an imported pin keeps its image while an argument is unknown', async () => {
  const imported = await importPin('cn-hangzhou/m-old');

  const { planned, replaced } = await planPin({ ...query, platform: UNKNOWN }, imported);

  expect([planned.id, replaced]).toEqual(['m-old', []]);
});

test('an image that was imported from another region is not taken for one of this', async () => {
  const imported = await importPin('cn-beijing/m-old');

  const { told } = await planPin(query, imported);
  const values = await planPin({ ...query, region: 'cn-beijing' }, imported);

  expect(told).toEqual([
    'error at region: the pin was imported from cn-beijing, and the question is for cn-hangzhou',
  ]);
  expect([values.planned.id, values.replaced]).toEqual(['m-old', []]);
});

test('an import is asked for by its id, until a block says how', async () => {
  const { state } = await importPin('cn-hangzhou/m-old');

  expect(state).toMatchObject({ ids: ['m-old'], owners: null });
});

test('while nobody knows whether a cloud is asked, no pin is refused', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: null, simulate: UNKNOWN });

  const { told } = await refreshPin(pin);

  expect(told).toEqual([]);
});

test('what was pinned from simulated images is refused where a cloud is asked', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: null, simulate: true });

  const { told } = await refreshPin(pin);

  expect(told).toEqual([
    'error at id: the pin was made from a cloud, and now images are simulated',
  ]);
});

test('StopProvider ends a plan that is under way', async () => {
  const slow = await startSimulator({ latencyMs: 60_000 });
  await restartProvider({ endpoint: slow.url });

  const planning = planPin(query);
  await until(() => slow.calls.total > 0);
  await host.call('StopProvider', {});
  const { told } = await planning;

  expect(told).toEqual(['error at block: the look-up was canceled']);
  await slow.close();
});

test('a pin that is destroyed is forgotten', async () => {
  const pin = await createPin(query);

  expect(await destroyPin(pin, pin.memory)).toEqual([null, []]);
});

test.each`
  stated                                    | told
  ${{ ...query, owners: null }}             | ${'error at owners: a pick from alicloud-ecs must say `owners` or `ids`'}
  ${{ ...query, os: 'bsd' }}                | ${'error at os: os "bsd" is not one of linux, windows, android'}
  ${{ ...query, triggers: { a: '1' } }}     | ${undefined}
  ${{ ...query, triggers: { a: UNKNOWN } }} | ${undefined}
`('a pin with $stated: $told', async ({ stated, told }) => {
  const { diagnostics } = await host.call('ValidateResourceConfig', {
    typeName: ECS,
    config: blockConfig(ECS, stated),
  });

  expect(formatDiagnostics(diagnostics)).toEqual(told === undefined ? [] : [told]);
});

test('no match is told at plan, at the argument that left nothing', async () => {
  const { told } = await planPin({ ...query, platform: 'debian' });

  expect(told).toEqual(['error at platform: no image of alicloud-ecs matches']);
});

test.each([
  '{"query":',
  '{"query":"x","simulated":false}',
  '{"query":"[]","simulated":false}',
  '{"query":5,"simulated":false}',
  '{"query":"{}"}',
  '{"simulated":false,"planned":7}',
  'null',
  '[]',
  '5',
])('what a pin remembers says so when it is damaged: %s', async (json) => {
  const pin = await createPin(query);
  const damaged = { ...pin, memory: Buffer.from(json) };

  const read = await refreshPin(damaged);
  const planned = await planPin(query, damaged);

  const diagnostics = ['error at id: what the pin remembers in the state is damaged'];
  expect([read.told, planned.told]).toEqual([diagnostics, diagnostics]);
});

interface StoredPin {
  readonly state: TerraformMap;
  readonly memory: Uint8Array | undefined;
  readonly typeName?: string;
}

/** Each command of an engine starts the provider anew. */
async function restartProvider(overrides: TerraformMap = {}): Promise<void> {
  await host?.close();
  host = openProviderHost();
  await configureProvider(host, simulator.url, overrides);
}

async function planPin(values: TerraformMap, prior?: StoredPin, plannedPrivate?: Uint8Array) {
  const typeName = prior?.typeName ?? ECS;
  const config = blockConfig(typeName, values);
  const response = await host.call('PlanResourceChange', {
    typeName,
    config: config,
    proposedNewState: proposedState(config, prior),
    priorState: prior ? encodeValue(prior.state) : NULL_VALUE,
    priorPrivate: prior?.memory,
    plannedPrivate: plannedPrivate,
  });
  return {
    planned: decodeValue(response.plannedState) as TerraformMap,
    memory: response.plannedPrivate,
    replaced: (response.requiresReplace ?? []).map(({ steps = [] }) =>
      steps.map(({ attributeName }) => attributeName).join('.'),
    ),
    told: formatDiagnostics(response.diagnostics),
  };
}

/** Engines fill in what was computed before. */
function proposedState(config: DynamicValue, prior: StoredPin | undefined): DynamicValue {
  const computed = ['id', 'image', 'newest_id', 'newer_available'];
  const before = computed.map((name) => [name, prior?.state[name] ?? null]);
  return encodeValue({ ...(decodeValue(config) as TerraformMap), ...Object.fromEntries(before) });
}

async function applyPin(
  values: TerraformMap,
  planned: TerraformValue,
  memory?: Uint8Array,
  typeName = ECS,
) {
  const response = await host.call('ApplyResourceChange', {
    typeName,
    config: blockConfig(typeName, values),
    plannedState: encodeValue(planned),
    plannedPrivate: memory,
    priorState: NULL_VALUE,
  });
  return { state: decodeValue(response.newState) as TerraformMap, memory: response.private };
}

async function importPin(id: string, typeName = ECS): Promise<StoredPin> {
  const { importedResources = [] } = await host.call('ImportResourceState', { typeName, id });
  const [resource] = importedResources;
  return {
    state: decodeValue(resource?.state) as TerraformMap,
    memory: resource?.private,
    typeName,
  };
}

async function createPin(values: TerraformMap) {
  const { planned, memory } = await planPin(values);
  return { planned, ...(await applyPin(values, planned, memory)) };
}

/** What is left of a pin that an engine destroys; in a replacement, it hands over what was planned. */
async function destroyPin({ state }: StoredPin, memory?: Uint8Array) {
  const { newState, diagnostics } = await host.call('ApplyResourceChange', {
    typeName: ECS,
    priorState: encodeValue(state),
    plannedState: NULL_VALUE,
    plannedPrivate: memory,
    config: NULL_VALUE,
  });
  return [decodeValue(newState), formatDiagnostics(diagnostics)];
}

async function refreshPin({ state, memory, typeName = ECS }: StoredPin) {
  const response = await host.call('ReadResource', {
    typeName,
    currentState: encodeValue(state),
    private: memory,
  });
  const messages = formatDiagnostics(response.diagnostics);
  return {
    state: decodeValue(response.newState) as TerraformMap,
    told: messages,
    ...(messages.length > 0 && { details: response.diagnostics?.[0]?.detail }),
  };
}

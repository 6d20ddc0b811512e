import { STATE_VERSION } from '../../../src/frontends/provider/schema';
import type { DynamicValue } from '../../../src/frontends/terraform/protocol/messages';
import {
  decodeValue,
  encodeValue,
  type TerraformMap,
  type TerraformValue,
  UNKNOWN,
} from '../../../src/frontends/terraform/terraform-value';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { closeAfterTest } from '../../support/closing';
import { image } from '../../support/images';
import { until } from '../../support/waiting';
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

test('the image is known at plan, and apply creates the planned pin', async () => {
  const { planned, state } = await createPin(query);

  expect(planned).toMatchObject({
    id: 'm-old',
    image: { id: 'm-old', platform: 'ubuntu' },
    newest_id: 'm-old',
    newer_available: false,
  });
  expect(state).toEqual(planned);
});

test('a plan has every attribute as it is configured', async () => {
  const { planned } = await createPin({ ...query, triggers: { wave: '1' }, timeout_seconds: 9 });

  expect(planned).toMatchObject({
    ...query,
    triggers: { wave: '1' },
    timeout_seconds: 9,
    tags: null,
  });
});

test('a state has no volatile fields', async () => {
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

test('upgrading a state of version 0.1 removes volatile fields', async () => {
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
  'a pin with unknown triggers is unknown, without a call: %p',
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

test('a newer image sets newest_id at refresh, and neither refresh nor plan replaces the pin', async () => {
  const pin = await createPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  const { state, messages } = await refreshPin(pin);
  const { planned, replaced } = await planPin(query, { ...pin, state });

  expect(messages).toEqual([]);
  expect(state).toEqual({ ...pin.state, newest_id: 'm-new', newer_available: true });
  expect(planned).toEqual(state);
  expect(replaced).toEqual([]);
});

test.each`
  change                                       | replaced
  ${{}}                                        | ${[]}
  ${{ timeout_seconds: 9 }}                    | ${[]}
  ${{ owners: ['system', 'system'] }}          | ${[]}
  ${{ triggers: { wave: '1' } }}               | ${['triggers']}
  ${{ platform: UNKNOWN }}                     | ${['platform']}
  ${{ platform: null, region: 'cn-hangzhou' }} | ${['platform']}
`('$change replaces a pin because of $replaced', async ({ change, replaced: expected }) => {
  const pin = await createPin(query);

  const { planned, replaced } = await planPin({ ...query, ...change }, pin);

  expect(replaced).toEqual(expected);
  expect(planned).toMatchObject(
    expected.length > 0
      ? { id: UNKNOWN, image: UNKNOWN, newest_id: UNKNOWN, newer_available: false }
      : { ...query, ...change, id: 'm-old', image: pin.state.image, newest_id: 'm-old' },
  );
});

test('another region of the provider replaces a pin without a region', async () => {
  const pin = await createPin(query);
  await restartProvider({ region: 'cn-beijing' });

  const { planned, replaced } = await planPin(query, pin);

  expect([planned.id, replaced]).toEqual([UNKNOWN, ['id']]);
});

test('a pin with a region is kept where the default region is invalid', async () => {
  const env = { ...process.env, IMAGEPIN_REGION: 'not a region' };
  const replaced = jest.replaceProperty(process, 'env', env);
  try {
    await restartProvider({ region: null });
    const queryWithRegion = { ...query, region: 'cn-hangzhou' };
    const pin = await createPin(queryWithRegion);

    expect(await planPin(queryWithRegion, pin)).toMatchObject({ planned: { id: 'm-old' } });
  } finally {
    replaced.restore();
  }
});

test('a pin is kept while the region of the provider is unknown', async () => {
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

test('an image that the same apply has built is found, despite cached lists', async () => {
  const { planned, memory } = await planPin({ ...query, triggers: UNKNOWN });
  await restartProvider();
  await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

  const { state } = await applyPin(query, { ...planned, triggers: null }, memory);

  expect(state.id).toBe('m-new');
});

test('an engine that passes planned private data on gets the planned image, not a newer one', async () => {
  const first = await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  const handed = await planPin(query, undefined, first.memory);
  const other = await planPin(query);

  expect([handed.planned.id, other.planned.id]).toEqual(['m-old', 'm-new']);
});

test('a planned replacement gets the planned image, not a newer one', async () => {
  await createPin(query);
  const again = { ...query, triggers: { wave: '2' } };
  const first = await planPin(again);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await restartProvider();

  await destroyPin(first.memory);
  const second = await planPin(again);
  const other = await planPin({ ...query, triggers: { wave: '3' } });
  const another = await planPin({ ...again, architecture: 'x86_64' });

  expect(second.planned).toEqual(first.planned);
  expect([other.planned.id, another.planned.id]).toEqual(['m-new', 'm-new']);
});

test('the next run makes a new plan', async () => {
  await createPin(query);
  const first = await planPin(query);
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  await destroyPin(first.memory);
  await configureProvider(host, simulator.url);

  const { planned } = await planPin(query);

  expect(planned.id).toBe('m-new');
});

test.each(['{"query":', 'null'])(
  'a pin with damaged private data can be destroyed: %s',
  async (json) => {
    expect(await destroyPin(Buffer.from(json))).toEqual([null, []]);
  },
);

test('a check that fails is a warning', async () => {
  const pin = await createPin(query);
  const wrong = { access_key: 'no-such', secret_key: 'key', security_token: null };
  await restartProvider({ alicloud: wrong });

  const { state, messages, details } = await refreshPin(pin);

  expect(messages).toEqual([
    expect.stringMatching(
      '^warning at block: image m-old of alicloud-ecs could not be checked: alicloud ecs DescribeImages was refused',
    ),
  ]);
  expect(details).toMatch(/^The pin is unchanged\. /);
  expect(state).toEqual({ ...pin.state, newest_id: null, newer_available: null });
});

test('canceling ends a refresh', async () => {
  const pin = await createPin(query);
  await restartProvider();
  await host.call('StopProvider', {});

  const { messages } = await refreshPin(pin);

  expect(messages).toEqual(['error at block: the lookup was canceled']);
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

test('newest_id is null while the provider configuration is unknown', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: UNKNOWN });

  const { state, messages } = await refreshPin(pin);

  expect(state).toEqual({ ...pin.state, newest_id: null, newer_available: null });
  expect(messages).toEqual([]);
});

test('a missing image is a warning: id and image stay', async () => {
  const pin = await createPin(query);
  simulator.setImages('alicloud-ecs', [newerImage]);
  await restartProvider();

  const { state, messages, details } = await refreshPin(pin);

  expect(messages).toEqual(['warning at block: image m-old of alicloud-ecs is gone']);
  expect(details).toMatch(/returns m-new .*triggers.*`terraform apply -replace=ADDRESS`/);
  expect(state).toEqual({ ...pin.state, newest_id: 'm-new', newer_available: true });
});

test('an import adopts the option that lists its image', async () => {
  simulator.setImages('alicloud-ecs', [{ ...olderImage, expired: true }]);

  const imported = await importPin('cn-hangzhou/m-old');
  const { messages } = await refreshPin(imported);

  expect(imported.state).toMatchObject({ ids: ['m-old'], owners: null, show_expired: true });
  expect(messages).toEqual([]);
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
    const config = { ...query, triggers: { wave: '1' }, ...(source && { source }) };
    const adopted = await planPin(config, { state, memory: resource?.private, typeName });
    const applied = await applyPin(config, adopted.planned, adopted.memory, typeName);
    const later = await planPin({ ...config, platform: null }, { ...applied, typeName });

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

test('an invalid import id is an error', async () => {
  const { diagnostics } = await host.call('ImportResourceState', { typeName: ECS, id: 'm-old' });

  expect(formatDiagnostics(diagnostics)).toEqual([
    'error at block: import ID "m-old" is not REGION/ID',
  ]);
});

test.each`
  typeName                | id                                 | change                                                | other
  ${ECS}                  | ${'cn-beijing/m-old'}              | ${{}}                                                 | ${'region: the pin was imported from cn-beijing, but the query is for cn-hangzhou'}
  ${ECS}                  | ${'cn-beijing/m-old'}              | ${{ platform: UNKNOWN }}                              | ${'region: the pin was imported from cn-beijing, but the query is for cn-hangzhou'}
  ${ECS}                  | ${'cn-beijing/m-old'}              | ${{ region: 'cn-beijing' }}                           | ${undefined}
  ${'imagepin_image_pin'} | ${'alicloud-ecs/cn-beijing/m-old'} | ${{ region: 'cn-beijing', source: 'volcengine-ecs' }} | ${'source: the pin was imported from alicloud-ecs, but the query is for volcengine-ecs'}
  ${'imagepin_image_pin'} | ${'alicloud-ecs/cn-beijing/m-old'} | ${{ region: 'cn-beijing', source: 'alicloud-ecs' }}   | ${undefined}
`('$id and a block with $change: error at $other', async ({ typeName, id, change, other }) => {
  const imported = await importPin(id, typeName);

  const { messages } = await planPin({ ...query, ...change }, imported);

  expect(messages).toEqual(other === undefined ? [] : [`error at ${other}`]);
});

test('no pin is rejected while simulate is unknown', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: null, simulate: UNKNOWN });

  const { messages } = await refreshPin(pin);

  expect(messages).toEqual([]);
});

test('a pin of simulated images is rejected by a cloud', async () => {
  const pin = await createPin(query);
  await restartProvider({ endpoint: null, simulate: true });

  const { messages } = await refreshPin(pin);

  expect(messages).toEqual([
    'error at id: the pin was created from images of a cloud, but now the images are simulated',
  ]);
});

test('StopProvider ends a running plan', async () => {
  const slow = closeAfterTest(await startSimulator({ latencyMs: 60_000 }));
  await restartProvider({ endpoint: slow.url });

  const planning = planPin(query);
  await until(() => slow.calls.total > 0);
  await host.call('StopProvider', {});
  const { messages } = await planning;

  expect(messages).toEqual(['error at block: the lookup was canceled']);
});

test('destroying a pin removes it from the state', async () => {
  const pin = await createPin(query);

  expect(await destroyPin(pin.memory)).toEqual([null, []]);
});

test.each`
  config                                    | diagnostic
  ${{ ...query, owners: null }}             | ${'error at owners: alicloud-ecs requires `owners` or `ids` when one image is selected'}
  ${{ ...query, os: 'bsd' }}                | ${'error at os: os "bsd" is not one of linux, windows, android'}
  ${{ ...query, triggers: { a: '1' } }}     | ${undefined}
  ${{ ...query, triggers: { a: UNKNOWN } }} | ${undefined}
`('a pin with $config reports $diagnostic', async ({ config, diagnostic }) => {
  const { diagnostics } = await host.call('ValidateResourceConfig', {
    typeName: ECS,
    config: blockConfig(ECS, config),
  });

  expect(formatDiagnostics(diagnostics)).toEqual(diagnostic === undefined ? [] : [diagnostic]);
});

test('a plan without a match fails at the argument that removed the last image', async () => {
  const { messages } = await planPin({ ...query, platform: 'debian' });

  expect(messages).toEqual(['error at platform: no image of alicloud-ecs matches']);
});

test.each([
  '{"query":',
  '{"query":"x","simulated":false}',
  '{"query":"[]","simulated":false}',
  '{"query":"{}"}',
  '{"simulated":false,"planned":7}',
  'null',
])('an error reports damaged private data: %s', async (json) => {
  const pin = await createPin(query);
  const damaged = { ...pin, memory: Buffer.from(json) };

  const read = await refreshPin(damaged);
  const planned = await planPin(query, damaged);

  const diagnostics = ['error at id: the private data of the pin in the state is damaged'];
  expect([read.messages, planned.messages]).toEqual([diagnostics, diagnostics]);
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
    messages: formatDiagnostics(response.diagnostics),
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
async function destroyPin(memory?: Uint8Array) {
  const { newState, diagnostics } = await host.call('ApplyResourceChange', {
    typeName: ECS,
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
    messages,
    ...(messages.length > 0 && { details: response.diagnostics?.[0]?.detail }),
  };
}

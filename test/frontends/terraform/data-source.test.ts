import {
  decodeValue,
  type TerraformMap,
  UNKNOWN,
} from '../../../src/frontends/terraform/terraform-value';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { closeAfterTest } from '../../support/closing';
import { sourcesById } from '../../support/describe-sources';
import { until } from '../../support/waiting';
import { blockConfig, providerConfig } from './support/block';
import { configureProvider as configureHost } from './support/configure-provider';
import { formatDiagnostics } from './support/diagnostics';
import { openProviderHost, type ProviderHost, schema } from './support/provider-host';

const ECS = 'imagepin_alicloud_ecs_image';

let host: ProviderHost;
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ images: 60 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  host = openProviderHost();
});
afterEach(() => host.close());

function configureWith(overrides?: TerraformMap): Promise<void> {
  return configureHost(host, simulator.url, overrides);
}

async function readDataSource(typeName: string, values: TerraformMap, canDefer = false) {
  const response = await host.call('ReadDataSource', {
    typeName,
    config: blockConfig(typeName, values),
    clientCapabilities: { deferralAllowed: canDefer },
  });
  return { ...response, state: decodeValue(response.state) as TerraformMap };
}

async function validateDataSource(
  typeName: string,
  values: TerraformMap,
): Promise<readonly string[]> {
  const request = { typeName, config: blockConfig(typeName, values) };
  return formatDiagnostics((await host.call('ValidateDataResourceConfig', request)).diagnostics);
}

test.each(sourcesById)(
  '%s: a list has one id for each image, and it and one image have every attribute of the schema',
  async (id, source) => {
    await configureWith();
    const words = `imagepin_${[...id.split('-'), ...source.noun.split(' ')].join('_')}`;

    const { state: list } = await readDataSource(`${words}s`, {});
    const ids = list.image_ids as readonly string[];
    const { state, diagnostics } = await readDataSource(words, {
      ids: ids.slice(0, 1),
      timeout_seconds: 30,
    });

    expect(Object.keys(state).sort()).toEqual(attributeNames(words));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids).toEqual((list.images as readonly { id: string }[]).map((image) => image.id));
    expect(formatDiagnostics(diagnostics)).toEqual([]);
    expect(state).toMatchObject({
      id: ids[0],
      timeout_seconds: 30,
      image: { id: ids[0], source: id },
    });
  },
);

test('only the generic data sources have a source argument', async () => {
  await configureWith();

  const { state } = await readDataSource('imagepin_images', { source: 'volcengine-ecs', limit: 2 });

  expect(state).toMatchObject({
    source: 'volcengine-ecs',
    images: [{ source: 'volcengine-ecs' }, {}],
  });
});

test.each`
  typeName                          | values                                            | diagnostic
  ${ECS}                            | ${{ os: 'bsd' }}                                  | ${'error at os: os "bsd" is not one of linux, windows, android'}
  ${ECS}                            | ${{ name_regex: '(' }}                            | ${'error at name_regex: name_regex "(" is not a valid RE2 expression: missing closing ) at character 1, "("'}
  ${ECS}                            | ${{ ids: ['m-1', ''] }}                           | ${'error at ids.1: ids[1] is empty'}
  ${ECS}                            | ${{ tags: { a: 'x'.repeat(129) } }}               | ${'error at tags: tag "a" is too long'}
  ${ECS}                            | ${{ region: '', ids: [], tags: {}, name: '' }}    | ${undefined}
  ${ECS}                            | ${{ owners: [] }}                                 | ${'error at owners: alicloud-ecs requires `owners` or `ids` when one image is selected'}
  ${'imagepin_image'}               | ${{ source: '' }}                                 | ${'error at source: source is required'}
  ${ECS}                            | ${{ timeout_seconds: 0 }}                         | ${'error at timeout_seconds: timeout_seconds 0 is not more than 0'}
  ${ECS}                            | ${{ timeout_seconds: '0.1' }}                     | ${undefined}
  ${ECS}                            | ${{ owners: null }}                               | ${'error at owners: alicloud-ecs requires `owners` or `ids` when one image is selected'}
  ${ECS}                            | ${{ owners: ['shared'] }}                         | ${'error at owners: owners "shared" does not identify an account'}
  ${ECS}                            | ${{ owners: [UNKNOWN] }}                          | ${undefined}
  ${ECS}                            | ${{ owners: UNKNOWN, platform_version: UNKNOWN }} | ${undefined}
  ${'imagepin_image'}               | ${{ source: UNKNOWN, architecture: 'amd64' }}     | ${'error at architecture: architecture "amd64" is not one of x86_64, arm64, i386'}
  ${'imagepin_image'}               | ${{ source: 'alicloud-esc' }}                     | ${'error at source: unknown source "alicloud-esc"'}
  ${'imagepin_image'}               | ${{ source: 'alicloud-aic', name: 'x' }}          | ${'error at name: alicloud-aic does not report name'}
  ${'imagepin_alicloud_ecs_images'} | ${{ owners: null, most_recent: true }}            | ${'error at owners: alicloud-ecs requires `owners` or `ids` when one image is selected'}
  ${'imagepin_alicloud_ecs_images'} | ${{ most_recent: true, limit: 2 }}                | ${'error at limit: limit 2 conflicts with `most_recent`'}
`('$typeName with $values reports $diagnostic', async ({ typeName, values, diagnostic }) => {
  const owned = typeName === 'imagepin_image' ? values : { owners: ['system'], ...values };

  expect(await validateDataSource(typeName, owned)).toEqual(
    diagnostic === undefined ? [] : [diagnostic],
  );
});

test('empty arguments filter nothing and are stored as written', async () => {
  await configureWith({ region: 'cn-beijing' });
  const values = { owners: ['system'], most_recent: true };
  const empty = { region: '', ids: [], tags: {}, name_regex: '', architecture: '' };

  const { state: plain } = await readDataSource(ECS, values);
  const { state } = await readDataSource(ECS, { ...values, ...empty });

  expect(state).toEqual({ ...plain, ...empty });
  expect(state).toMatchObject({ image: { region: 'cn-beijing' } });
});

test('every wrong value has its own diagnostic', async () => {
  const diagnostics = await validateDataSource(ECS, {
    owners: ['system'],
    os: 'bsd',
    boot_mode: 'fast',
  });

  expect(diagnostics.map((line) => line.split(':')[0])).toEqual([
    'error at os',
    'error at boot_mode',
  ]);
});

test('a message quotes a value unchanged, even if it looks like an argument name', async () => {
  await configureWith();

  const { diagnostics } = await readDataSource(ECS, {
    owners: ['system'],
    name: 'my-bootMode-imageIds',
  });

  expect(diagnostics?.[0]?.detail).toContain('name = my-bootMode-imageIds');
});

test('the tag key __proto__ is rejected', async () => {
  const tags = JSON.parse('{"__proto__": "x"}');

  expect(await validateDataSource(ECS, { owners: ['system'], tags })).toEqual([
    'error at block: a map has the key "__proto__", which is not supported',
  ]);
});

test('NoImageFound points at the filter that removed the last image', async () => {
  await configureWith();

  const { diagnostics, state } = await readDataSource(ECS, {
    owners: ['system'],
    platform: 'ubuntu',
    platform_version: '22.10',
    most_recent: true,
  });

  expect(formatDiagnostics(diagnostics)).toEqual([
    'error at platform_version: no image of alicloud-ecs matches',
  ]);
  expect(diagnostics?.[0]?.detail).toMatch(
    /platform_version = 22.10 +0 left\n.*close: .*, but platform_version is 24\.04$/ms,
  );
  expect(state).toBeNull();
});

test('warnings of a result become diagnostics', async () => {
  await configureWith();

  const { diagnostics, state } = await readDataSource(ECS, {
    owners: ['system'],
    most_recent: true,
  });

  expect(formatDiagnostics(diagnostics)).toContainEqual(
    expect.stringMatching(
      /^warning at block: the images that match differ in architecture: arm64, x86_64/,
    ),
  );
  expect(state.warnings).toContainEqual({
    code: 'MixedCandidates',
    message: expect.stringContaining('differ in architecture'),
  });
});

test('twenty blocks that differ only in client filters share the calls of one', async () => {
  await configureWith();
  const before = simulator.calls.total;

  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      readDataSource('imagepin_alicloud_ecs_images', { name_regex: `_|${index}` }),
    ),
  );
  const together = simulator.calls.total - before;
  await readDataSource('imagepin_alicloud_ecs_images', { name_regex: 'x64' });

  expect([together, simulator.calls.total - before]).toEqual([1, 1]);
});

test.each`
  unknown                                                                         | values                       | waits
  ${{ region: UNKNOWN }}                                                          | ${{}}                        | ${'region'}
  ${{ region: UNKNOWN }}                                                          | ${{ region: 'cn-hangzhou' }} | ${undefined}
  ${{ alicloud: { access_key: UNKNOWN, secret_key: 'x', security_token: null } }} | ${{}}                        | ${'alicloud'}
  ${{ volcengine: UNKNOWN }}                                                      | ${{}}                        | ${undefined}
  ${{ endpoint: UNKNOWN }}                                                        | ${{}}                        | ${'endpoint'}
  ${{ timeout_seconds: UNKNOWN }}                                                 | ${{}}                        | ${'timeout_seconds'}
  ${{ timeout_seconds: UNKNOWN }}                                                 | ${{ timeout_seconds: 5 }}    | ${undefined}
`(
  'a provider with $unknown and a block with $values: waits for $waits',
  async ({ unknown, values, waits }) => {
    await configureWith(unknown);
    const block = { owners: ['system'], most_recent: true, ...values };

    const { diagnostics } = await readDataSource(ECS, block);
    const { deferred, state } = await readDataSource(ECS, block, true);

    expect(formatDiagnostics(diagnostics).filter((line) => line.startsWith('error'))).toEqual(
      waits ? [`error at block: \`${waits}\` of the provider is not known before apply`] : [],
    );
    expect(deferred?.reason).toBe(waits ? 2 : undefined);
    expect(state === (UNKNOWN as unknown)).toBe(waits !== undefined);
  },
);

test.each`
  values                                                                                | diagnostic
  ${{ region: 'Hangzhou' }}                                                             | ${'error at region: region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed'}
  ${{ alicloud: { access_key: 'a', secret_key: null, security_token: null } }}          | ${'error at alicloud: alicloud.secret_key is required together with `access_key`'}
  ${{ endpoint: 'http://10.0.0.1' }}                                                    | ${'error at endpoint: invalid endpoint "http://10.0.0.1"'}
  ${{ endpoints: { 'alicloud-esc': 'https://a' } }}                                     | ${'error at endpoints.alicloud-esc: unknown source "alicloud-esc"'}
  ${{ endpoints: { 'alicloud-ecs': 'ftp://a' } }}                                       | ${'error at endpoints.alicloud-ecs: invalid endpoint "ftp://a"'}
  ${{ simulate: true, endpoint: 'https://a' }}                                          | ${'error at endpoint: endpoint "https://a" conflicts with `simulate`'}
  ${{ catalog: 'images.json' }}                                                         | ${'error at catalog: catalog "images.json" requires `simulate`'}
  ${{ timeout_seconds: 4000 }}                                                          | ${'error at timeout_seconds: timeout_seconds 4000 is more than 3600'}
  ${{ simulate: UNKNOWN, catalog: 'images.json' }}                                      | ${undefined}
  ${{ alicloud: { access_key: 'PLANTED key', secret_key: 'x', security_token: null } }} | ${'error at alicloud: alicloud.access_key contains white space or other characters that are not allowed'}
  ${{ alicloud: { access_key: '', secret_key: 'x', security_token: null } }}            | ${'error at alicloud: alicloud.access_key is empty'}
  ${{ region: UNKNOWN, simulate: UNKNOWN }}                                             | ${undefined}
`('a provider block with $values reports $diagnostic', async ({ values, diagnostic }) => {
  const { diagnostics } = await host.call('ValidateProviderConfig', {
    config: providerConfig(values),
  });

  expect(formatDiagnostics(diagnostics)).toEqual(diagnostic === undefined ? [] : [diagnostic]);
});

test('reading with a missing catalog fails with its name', async () => {
  await configureWith({ endpoint: null, simulate: true, catalog: '/nowhere/images.json' });

  const { diagnostics } = await readDataSource(ECS, { owners: ['system'], most_recent: true });

  expect(formatDiagnostics(diagnostics)).toEqual([
    'error at block: cannot read catalog "/nowhere/images.json"',
  ]);
});

test('credentials appear in no diagnostic', async () => {
  const planted = {
    access_key: 'PLANTED-id',
    secret_key: 'PLANTED-secret',
    security_token: 'PLANTED-token',
  };
  await configureWith({ alicloud: planted });

  const { diagnostics } = await readDataSource(ECS, { owners: ['system'], most_recent: true });

  expect(formatDiagnostics(diagnostics)[0]).toContain('alicloud ecs DescribeImages was refused');
  expect(JSON.stringify(diagnostics)).not.toContain('PLANTED');
});

test('StopProvider ends a running read within 100 ms', async () => {
  const slow = closeAfterTest(await startSimulator({ latencyMs: 60_000 }));
  await configureWith({ endpoint: slow.url });

  const reading = readDataSource(ECS, { owners: ['system'], most_recent: true });
  await until(() => slow.calls.total > 0);
  const start = performance.now();
  await host.call('StopProvider', {});
  const { diagnostics } = await reading;

  expect(performance.now() - start).toBeLessThan(100);
  expect(formatDiagnostics(diagnostics)).toEqual(['error at block: the lookup was canceled']);
});

function attributeNames(typeName: string): readonly string[] {
  const attributes = schema.dataSources[typeName]?.attributes ?? [];
  return attributes
    .map(({ name }) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .sort();
}

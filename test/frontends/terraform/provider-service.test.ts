import fc from 'fast-check';
import { clouds } from '../../../src/clouds/registry';
import { toSnakeCase } from '../../../src/frontends/provider/hcl-names';
import {
  type Attribute,
  type CallName,
  NestedObject,
} from '../../../src/frontends/terraform/protocol/messages';
import {
  decodeValue,
  encodeValue,
  type TerraformMap,
  type TerraformValue,
  UNKNOWN,
} from '../../../src/frontends/terraform/terraform-value';
import { sources } from '../../../src/sources/registry';
import { closeAfterTest } from '../../support/closing';
import { blockConfig, providerConfig, withNulls } from './support/block';
import { formatDiagnostics } from './support/diagnostics';
import {
  connectProviderHost,
  openProviderHost,
  type ProviderHost,
  schema,
} from './support/provider-host';

const ECS = 'imagepin_alicloud_ecs_image';
const PIN = 'imagepin_alicloud_ecs_image_pin';

let host: ProviderHost;
beforeEach(async () => {
  host = openProviderHost();
  await host.call('ConfigureProvider', { config: providerConfig({ simulate: true }) });
});
afterEach(() => host.close());

test('the schema names every data source and every pin', async () => {
  const { dataSourceSchemas, resourceSchemas } = await host.call('GetProviderSchema', {});
  const { dataSources = [], resources = [] } = await host.call('GetMetadata', {});

  const names = [dataSourceSchemas, resourceSchemas].map((schemas) =>
    schemas?.map(({ key }) => key),
  );
  expect(names[0]).toContain('imagepin_alicloud_eci_image_caches');
  expect(names[1]).toContain('imagepin_alicloud_eci_image_cache_pin');
  expect(dataSources.map(({ typeName }) => typeName)).toEqual(names[0]);
  expect(resources.map(({ typeName }) => typeName)).toEqual(names[1]);
});

test('every source has data sources and a pin', () => {
  const ids = sources.map(({ id }) => id);

  expect(Object.values(schema.dataSources).map(({ source }) => source)).toEqual(
    expect.arrayContaining(ids),
  );
  expect(Object.values(schema.resources).map(({ source }) => source)).toEqual(
    expect.arrayContaining(ids),
  );
});

test('every attribute has a description, and none has a reserved name', async () => {
  const response = await host.call('GetProviderSchema', {});
  const { provider, dataSourceSchemas = [], resourceSchemas = [] } = response;
  const entries = [...dataSourceSchemas, ...resourceSchemas];
  const blocks = [provider, ...entries.map(({ value }) => value)];
  const attributes = blocks.flatMap((one) => one?.block?.attributes ?? []);
  const all = attributes.flatMap(withNested);

  expect(all.filter(({ description = '' }) => description === '').map(({ name }) => name)).toEqual(
    [],
  );
  expect(attributes.filter(({ name = '' }) => RESERVED_NAMES.includes(name))).toEqual([]);
});

function withNested(attribute: Attribute): readonly Attribute[] {
  return [attribute, ...nestedAttributes(attribute).flatMap(withNested)];
}

function nestedAttributes({ nestedType }: Attribute): readonly Attribute[] {
  return (nestedType && NestedObject.decode(nestedType).attributes) ?? [];
}

test('credentials are sensitive, and nothing else is', async () => {
  const { provider } = await host.call('GetProviderSchema', {});
  const nested = (provider?.block?.attributes ?? []).flatMap(nestedAttributes);

  expect(nested.map(({ name, sensitive = false }) => [name, sensitive])).toEqual(
    clouds.flatMap(({ credentials: { tokenArgument } }) =>
      ['access_key', 'secret_key', toSnakeCase(tokenArgument)].map((name) => [name, true]),
    ),
  );
});

const callsWithTypeName = [
  'ValidateDataResourceConfig',
  'ValidateResourceConfig',
  'ReadDataSource',
  'UpgradeResourceState',
  'ReadResource',
  'PlanResourceChange',
  'ApplyResourceChange',
  'ImportResourceState',
] as const satisfies readonly CallName[];

test.each(callsWithTypeName)('%s of an unknown type suggests the nearest one', async (name) => {
  const answer = await host.call(name, { typeName: 'imagepin_alicloud_esc_image_pin' });

  expect(formatDiagnostics(answer.diagnostics)).toEqual([
    'error at block: unknown type "imagepin_alicloud_esc_image_pin"',
  ]);
  expect(answer.diagnostics?.[0]?.detail).toContain('Did you mean "imagepin_alicloud_ecs_image');
});

test('an unexpected error requests a report and names TF_LOG', async () => {
  const { diagnostics } = await host.call('ReadDataSource', {
    typeName: ECS,
    config: { msgpack: Buffer.from('c1', 'hex') },
  });

  expect(formatDiagnostics(diagnostics)[0]).toMatch(/^error at block: unexpected error: /);
  expect(diagnostics?.[0]?.detail).toMatch(/report it.*TF_LOG/s);
});

/** Calls that carry values, with a request around bytes of any kind. */
const callsWithValues: readonly (readonly [CallName, (msgpack: Uint8Array) => object])[] = [
  ['ValidateProviderConfig', (msgpack) => ({ config: { msgpack } })],
  ['ConfigureProvider', (msgpack) => ({ config: { msgpack } })],
  ['ValidateDataResourceConfig', (msgpack) => ({ typeName: ECS, config: { msgpack } })],
  ['ValidateResourceConfig', (msgpack) => ({ typeName: PIN, config: { msgpack } })],
  ['ReadDataSource', (msgpack) => ({ typeName: ECS, config: { msgpack } })],
  ['UpgradeResourceState', (json) => ({ typeName: PIN, rawState: { json } })],
  ['ReadResource', (msgpack) => ({ typeName: PIN, currentState: { msgpack } })],
  [
    'PlanResourceChange',
    (msgpack) => ({
      typeName: PIN,
      proposedNewState: { msgpack },
      config: { msgpack },
      priorState: { msgpack },
    }),
  ],
  [
    'ApplyResourceChange',
    (msgpack) => ({ typeName: PIN, plannedState: { msgpack }, config: { msgpack } }),
  ],
];

test.each(callsWithValues)('%s over a socket responds as without one', async (name, request) => {
  const connected = closeAfterTest(await connectProviderHost());
  const config = { config: providerConfig({ simulate: true }) };
  await connected.call('ConfigureProvider', config);

  const responses = [
    await connected.call(name, request(Buffer.from('80', 'hex'))),
    await host.call(name, request(Buffer.from('80', 'hex'))),
  ];

  expect(responses[0]).toEqual(responses[1]);
});

test.each(callsWithValues)('%s reports bytes that are not a value', async (name, request) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
      // Neither MessagePack nor JSON begins with this byte.
      const response = await host.call(name, request(Buffer.from([0xc1, ...bytes])));

      expect(response).toEqual({
        diagnostics: [
          expect.objectContaining({ summary: expect.stringContaining('unexpected error') }),
        ],
      });
    }),
    { numRuns: 25 },
  );
});

test.each(callsWithValues)(
  '%s responds to values of any type without a bug',
  async (name, request) => {
    const block =
      name.endsWith('ProviderConfig') || name === 'ConfigureProvider'
        ? schema.provider
        : schema.dataSources[ECS];
    const names = (block?.attributes ?? []).map((attribute) => toSnakeCase(attribute.name));
    const bytesOf = (value: TerraformValue) =>
      name === 'UpgradeResourceState'
        ? Buffer.from(JSON.stringify(value))
        : (encodeValue(value).msgpack ?? Buffer.of());
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names), anyValue, { maxKeys: 6 }),
        async (values) => {
          const answer = await host.call(
            name,
            request(bytesOf(block ? withNulls(block, values) : values)),
          );

          expect(JSON.stringify(answer)).not.toContain('unexpected error');
        },
      ),
      { numRuns: 25 },
    );
  },
);

test.each<[string, TerraformValue]>([
  ['a value that is a list', [1, 2]],
  ['a text', 'text'],
  ['unknown as a whole', UNKNOWN],
])('a block that is %s is validated like an empty one', async (_, value) => {
  const { diagnostics } = await host.call('ValidateDataResourceConfig', {
    typeName: ECS,
    config: encodeValue(value),
  });

  expect(formatDiagnostics(diagnostics)).toEqual([
    'error at owners: alicloud-ecs requires `owners` or `ids` when one image is selected',
  ]);
});

test('upgrading a state of version 0 sets new attributes to null and drops removed ones', async () => {
  const json = Buffer.from(JSON.stringify({ id: 'm-1', image: { id: 'm-1', gone: 'x' }, gone: 1 }));

  const { upgradedState, diagnostics } = await host.call('UpgradeResourceState', {
    typeName: PIN,
    version: 0,
    rawState: { json },
  });

  const state = decodeValue(upgradedState) as TerraformMap;
  expect(formatDiagnostics(diagnostics)).toEqual([]);
  expect(state).toMatchObject({ id: 'm-1', region: null, image: { id: 'm-1', name: null } });
  expect([state.gone, (state.image as TerraformMap).gone]).toEqual([undefined, undefined]);
});

test.each`
  state            | version
  ${{ id: 'm-1' }} | ${99}
  ${['m-1']}       | ${1}
`(
  'a state that cannot be read is an error: $state of version $version',
  async ({ state, version }) => {
    const json = Buffer.from(JSON.stringify(state));

    const { diagnostics } = await host.call('UpgradeResourceState', {
      typeName: PIN,
      version,
      rawState: { json },
    });

    expect(formatDiagnostics(diagnostics)).toEqual([
      `error at block: the state of version ${version} cannot be read`,
    ]);
  },
);

test('an error quotes a string that should be a number', async () => {
  const { diagnostics } = await host.call('ValidateDataResourceConfig', {
    typeName: ECS,
    config: blockConfig(ECS, { owners: ['system'], timeout_seconds: 'many' }),
  });

  expect(formatDiagnostics(diagnostics)).toEqual([
    'error at timeout_seconds: timeout_seconds "many" is not a number',
  ]);
});

test.each<[TerraformMap, string]>([
  [{ ids: 'm-1' }, 'Expected a list, received a string.'],
  [{ tags: ['env'] }, 'Expected an object, received a list.'],
  [{ tags: { env: ['test'] } }, 'Expected a string, received a list.'],
])(
  'the detail of an error names the expected and the received type: %j',
  async (values, detail) => {
    const config = blockConfig(ECS, { owners: ['system'], ...values });

    const { diagnostics } = await host.call('ValidateDataResourceConfig', {
      typeName: ECS,
      config,
    });

    expect(diagnostics?.map((diagnostic) => diagnostic.detail)).toEqual([detail]);
  },
);

const scalar = fc.oneof(
  fc.constant(null),
  fc.constant(UNKNOWN),
  fc.boolean(),
  fc.double(),
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', '\u0000', '-0', 'NaN'),
);
const anyValue: fc.Arbitrary<TerraformValue> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(fc.string({ maxLength: 8 }), scalar, { maxKeys: 4 }),
);

const RESERVED_NAMES = [
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'connection',
  'provisioner',
  'locals',
  'version',
  'alias',
];

import { status } from '@grpc/grpc-js';
import { PluginAttach, type PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import {
  CallRequest,
  CheckRequest,
  type CheckResponse,
  ConstructRequest,
  DeleteRequest,
  DiffResponse,
  GetMappingRequest,
  GetSchemaRequest,
  type GetSchemaResponse,
  ParameterizeRequest,
  ProviderHandshakeRequest,
  type ProviderHandshakeResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import fc from 'fast-check';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { version } from '../../../package.json';
import { decodeProperties, toSecret, UNKNOWN } from '../../../src/frontends/pulumi/properties';
import schema from '../../../src/frontends/pulumi/schema.json';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { until } from '../../support/waiting';
import {
  callPlugin,
  type EngineStub,
  openPluginHost,
  type PluginHost,
  simulatorConfig,
  startEngineStub,
  toUrn,
} from './support/plugin-host';

const PIN = 'AlicloudEcsImagePin';
const query = { owners: ['system'], mostRecent: true };
const accessKeys = { accessKey: 'simulator', secretKey: 'simulator' };

let engine: EngineStub;
let host: PluginHost;
let simulator: Simulator;
const otherHosts: PluginHost[] = [];
beforeAll(async () => {
  engine = await startEngineStub();
  simulator = await startSimulator({ images: 30 });
});
afterAll(async () => {
  engine.close();
  await simulator.close();
});
beforeEach(async () => {
  engine.messages.length = 0;
  host = await openPluginHost(engine);
});
afterEach(async () => {
  await Promise.all([host, ...otherHosts.splice(0)].map((one) => one.close()));
});

test('Handshake accepts secrets', async () => {
  const answer = await callPlugin<ProviderHandshakeResponse>((done) =>
    host.client.handshake(new ProviderHandshakeRequest(), done),
  );

  expect(answer.getAcceptSecrets()).toBe(true);
});

test('GetPluginInfo returns the version of the package', async () => {
  const info = await callPlugin<PluginInfo>((done) => host.client.getPluginInfo(new Empty(), done));

  expect(info.getVersion()).toBe(version);
});

test('GetSchema gives the schema that is checked in', async () => {
  const answer = await callPlugin<GetSchemaResponse>((done) =>
    host.client.getSchema(new GetSchemaRequest(), done),
  );

  expect(JSON.parse(answer.getSchema())).toEqual(schema);
});

test('Configure accepts secrets and supports previews', async () => {
  const answer = await host.configure({ region: 'cn-hangzhou' });

  expect([answer.getAcceptsecrets(), answer.getSupportspreview()]).toEqual([true, true]);
});

test.each`
  texts                                                                   | failure
  ${{}}                                                                   | ${undefined}
  ${{ region: 'cn-hangzhou', simulate: 'true', timeoutSeconds: '30' }}    | ${undefined}
  ${{ version: '0.1.0', pluginDownloadURL: 'https://a' }}                 | ${undefined}
  ${{ endpoints: '{"alicloud-ecs":"https://a"}' }}                        | ${undefined}
  ${{ region: UNKNOWN, simulate: UNKNOWN }}                               | ${undefined}
  ${{ timeoutSeconds: UNKNOWN, alicloud: UNKNOWN }}                       | ${undefined}
  ${{ alicloud: { accessKey: 'a', secretKey: UNKNOWN } }}                 | ${undefined}
  ${{ region: toSecret('cn-hangzhou') }}                                  | ${undefined}
  ${{ region: 'Hangzhou' }}                                               | ${'region: region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed'}
  ${{ simulate: 'yes' }}                                                  | ${'simulate: simulate "yes" is not true or false'}
  ${{ timeoutSeconds: 'soon' }}                                           | ${'timeoutSeconds: timeoutSeconds "soon" is not a number'}
  ${{ timeoutSeconds: '4000' }}                                           | ${'timeoutSeconds: timeoutSeconds 4000 is more than 3600'}
  ${{ regoin: 'cn-hangzhou' }}                                            | ${'regoin: unknown argument "regoin"'}
  ${{ endpoint: 'http://10.0.0.1' }}                                      | ${'endpoint: invalid endpoint "http://10.0.0.1"'}
  ${{ endpoints: { 'alicloud-esc': 'https://a' } }}                       | ${'endpoints["alicloud-esc"]: unknown source "alicloud-esc"'}
  ${{ endpoints: 'https://a' }}                                           | ${'endpoints: endpoints "https://a" is not an object'}
  ${{ simulate: 'true', endpoint: 'https://a' }}                          | ${'endpoint: endpoint "https://a" conflicts with `simulate`'}
  ${{ catalog: 'images.json' }}                                           | ${'catalog: catalog "images.json" requires `simulate`'}
  ${{ catalog: 'images.json', simulate: UNKNOWN }}                        | ${undefined}
  ${{ alicloud: '{"accessKey":"PLANTED"}' }}                              | ${'alicloud.secretKey: alicloud.secretKey is required together with `accessKey`'}
  ${{ alicloud: toSecret({ secretKey: 'PLANTED' }) }}                     | ${'alicloud.accessKey: alicloud.accessKey is required together with `secretKey`'}
  ${{ alicloud: 'PLANTED' }}                                              | ${'alicloud: alicloud is invalid'}
  ${{ alicloud: '{"accessKey":"PLANTED key","secretKey":"x"}' }}          | ${'alicloud.accessKey: alicloud.accessKey contains white space or other characters that are not allowed'}
  ${{ volcengine: '{"accessKey":"","secretKey":"PLANTED"}' }}             | ${'volcengine.accessKey: volcengine.accessKey is empty'}
  ${{ volcengine: { accessKey: toSecret('PLANTED'), secretKey: ['x'] } }} | ${'volcengine.secretKey: volcengine.secretKey is invalid'}
`('CheckConfig of $texts reports $failure', async ({ texts, failure }) => {
  const { known, unknown } = decodeProperties(texts);

  const { inputs, failures, details } = await host.checkConfig(texts);

  expect(failures).toEqual(failure === undefined ? [] : [failure]);
  expect(details).not.toContain('PLANTED');
  expect(decodeProperties(inputs)).toMatchObject({ known, unknown });
});

test.each([
  { alicloud: '{"accessKey":"a","secretKey":"b"}' },
  { alicloud: toSecret('{"accessKey":"a","secretKey":"b"}') },
  { volcengine: { accessKey: 'a', secretKey: toSecret('b') } },
])('keys that a program states in the clear are secrets after CheckConfig: %j', async (texts) => {
  const { inputs } = await host.checkConfig({ ...texts, region: 'cn-hangzhou' });

  expect([...decodeProperties(inputs).secret]).toEqual(Object.keys(texts));
});

test('CheckConfig suggests a key for an unknown one', async () => {
  const { details } = await host.checkConfig({ regoin: 'cn-hangzhou' });

  expect(details).toContain('Did you mean "region"?');
});

test('CheckConfig reports every wrong key', async () => {
  const { failures } = await host.checkConfig({ region: 'X', simulate: 'yes', catalog: '' });

  expect(failures.map((line) => line.split(':')[0])).toEqual(['region', 'simulate', 'catalog']);
});

test('Configure refuses what is wrong, at its key', async () => {
  const refusal = host.configure({ timeoutSeconds: 'soon' });

  await expect(refusal).rejects.toMatchObject({
    details: expect.stringContaining(
      'configuration of imagepin: timeoutSeconds "soon" is not a number',
    ),
  });
});

test.each`
  before                       | after                                              | changes
  ${{ region: 'cn-hangzhou' }} | ${{ region: 'cn-hangzhou' }}                       | ${'DIFF_NONE'}
  ${{ region: 'cn-hangzhou' }} | ${{ region: toSecret('cn-hangzhou') }}             | ${'DIFF_NONE'}
  ${{ version: '0.1.0' }}      | ${{ version: '0.2.0' }}                            | ${'DIFF_NONE'}
  ${{ region: 'cn-hangzhou' }} | ${{ region: 'cn-beijing' }}                        | ${'DIFF_SOME'}
  ${{ alicloud: accessKeys }}  | ${{ alicloud: { ...accessKeys, accessKey: 'b' } }} | ${'DIFF_SOME'}
  ${{ alicloud: accessKeys }}  | ${{}}                                              | ${'DIFF_SOME'}
`(
  'DiffConfig from $before to $after: $changes, and nothing is replaced',
  async ({ before, after, changes }) => {
    const answer = await host.diffConfig(before, after);

    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    expect(answer.getChanges()).toBe({ DIFF_NONE, DIFF_SOME }[String(changes)]);
    expect(answer.getReplacesList()).toEqual([]);
  },
);

test('messages for users go to the engine that attaches', async () => {
  const late = await openWithoutEngine();
  await late.invoke('getAlicloudEcsImage', query);
  const before = [...engine.messages];

  const address = new PluginAttach().setAddress(engine.address);
  await callPlugin<Empty>((done) => late.client.attach(address, done));
  const { result } = await late.invoke('getAlicloudEcsImage', query);

  expect(result.id).toMatch(/./);
  expect(before).toEqual([]);
  expect(engine.messages).toContain(
    'warning at program: no cloud was queried: the images are simulated',
  );
});

test('Delete makes no call', async () => {
  await configure();
  const before = simulator.calls.total;

  const request = new DeleteRequest().setUrn(toUrn(PIN)).setId('m-1');
  const answer = await callPlugin<Empty>((done) => host.client.delete(request, done));

  expect(answer.toObject()).toEqual({});
  expect(simulator.calls.total).toBe(before);
});

test('Cancel ends a look-up that is under way within 100 ms', async () => {
  const slow = await startSimulator({ latencyMs: 60_000 });
  await configure({ endpoint: slow.url });

  const looking = host.invoke('getAlicloudEcsImage', query).catch((error) => error);
  await until(() => slow.calls.total > 0);
  const start = performance.now();
  await cancel();
  const { details } = await looking;

  expect(performance.now() - start).toBeLessThan(100);
  expect([details, host.cancels]).toEqual(['the lookup was canceled', 1]);
  await slow.close();
});

test('after Cancel nothing new is looked up', async () => {
  await configure();
  await cancel();
  const before = simulator.calls.total;

  const looking = host.invoke('getAlicloudEcsImage', query);

  await expect(looking).rejects.toMatchObject({ details: 'the lookup was canceled' });
  expect(simulator.calls.total).toBe(before);
});

test.each<[string, (done: Parameters<Parameters<typeof callPlugin>[0]>[0]) => unknown]>([
  ['Call', (done) => host.client.call(new CallRequest(), done)],
  ['Construct', (done) => host.client.construct(new ConstructRequest(), done)],
  ['Parameterize', (done) => host.client.parameterize(new ParameterizeRequest(), done)],
  ['GetMapping', (done) => host.client.getMapping(new GetMappingRequest(), done)],
])('%s returns UNIMPLEMENTED', async (_, send) => {
  await expect(callPlugin(send)).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

const calls = [
  'Handshake',
  'Attach',
  'CheckConfig',
  'DiffConfig',
  'Configure',
  'Invoke',
  'Check',
  'Diff',
  'Create',
  'Read',
  'Update',
  'Delete',
];

test.each(calls)('%s responds to any bytes, and the next call works', async (name) => {
  await fc.assert(
    // Over a length of gigabytes, which no engine sends, google-protobuf takes minutes.
    fc.asyncProperty(fc.uint8Array({ maxLength: 40, max: 0x7f }), async (bytes) => {
      await host.raw(name, bytes).catch(({ code }) => expect(code).toBeGreaterThan(0));
    }),
    { numRuns: 12 },
  );
  await configure();
  const { result } = await host.invoke('getAlicloudEcsImage', query);

  expect(result.id).toMatch(/./);
});

const storedPin = { id: 'm-1', inputs: {}, state: {} };

test.each<[string, (type: string) => Promise<unknown>]>([
  ['Check', (type) => host.check(type, {})],
  ['Diff', (type) => host.diff(type, storedPin, {})],
  ['Create', (type) => host.create(type, {})],
  ['Read', (type) => host.read(type, storedPin)],
  ['Update', (type) => host.update(type, storedPin, {})],
])('%s of a resource that there is not is refused with the nearest one', async (_, call) => {
  const refusal = call('AlicloudEcImagePin');

  await expect(refusal).rejects.toMatchObject({
    code: status.UNKNOWN,
    details: expect.stringMatching(
      /^unknown resource "imagepin:index:AlicloudEcImagePin"\nDid you mean "imagepin:index:AlicloudEcsImagePin"\? Known: .*imagepin:index:ImagePin\.$/,
    ),
  });
});

test('the type of a pin within a component stands after those of its parents', async () => {
  const request = new CheckRequest()
    .setUrn('urn:pulumi:dev::project::my:index:Web$imagepin:index:ImagePin::web')
    .setNews(new Struct());

  const answer = await callPlugin<CheckResponse>((done) => host.client.check(request, done));

  expect(answer.getFailuresList().map((failure) => failure.getProperty())).toEqual(['source']);
});

const inputNames = Object.keys(
  schema.resources['imagepin:index:AlicloudEcsImagePin'].inputProperties,
);
const scalar = fc.oneof(
  fc.constant(null),
  fc.constant(UNKNOWN),
  fc.boolean(),
  fc.double(),
  fc.string(),
  fc.constantFrom('system', '__proto__', 'constructor', '\u0000', '-0', 'NaN'),
);
const anyValue = fc.oneof(
  scalar,
  fc.oneof(scalar, fc.array(scalar)).map(toSecret),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(fc.string({ maxLength: 8 }), scalar, { maxKeys: 4 }),
);
const anyProperties = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...inputNames,
      'image',
      '__simulated',
      '__imported',
      '__proto__',
      'constructor',
    ),
    fc.string({ maxLength: 8 }),
  ),
  anyValue,
  { maxKeys: 5 },
);

test.each<[string, (reached: Record<string, unknown>) => Promise<unknown>]>([
  ['CheckConfig', (reached) => host.checkConfig(reached)],
  ['DiffConfig', (reached) => host.diffConfig(reached, { region: 'cn-hangzhou' })],
  ['Invoke', (reached) => host.invoke('getAlicloudEcsImages', reached)],
  ['Invoke of any source', (reached) => host.invoke('getImage', reached)],
  ['Check', (reached) => host.check(PIN, reached)],
  ['Create', (reached) => host.create(PIN, reached)],
  ['Create in a preview', (reached) => host.create(PIN, reached, true)],
  ['Diff', (reached) => host.diff(PIN, { id: 'm-1', inputs: reached, state: reached }, query)],
  ['Diff to it', (reached) => host.diff(PIN, { id: 'm-1', inputs: query, state: query }, reached)],
  ['Read', (reached) => host.read(PIN, { id: 'm-1', inputs: reached, state: reached })],
  [
    'Update',
    (reached) => host.update(PIN, { id: 'm-1', inputs: reached, state: reached }, reached),
  ],
])('%s responds to values of any type without a bug', async (_, call) => {
  await configure({ timeoutSeconds: '5' });

  await fc.assert(
    fc.asyncProperty(anyProperties, async (reached) => {
      const said = await call(reached).catch(({ code, details }) => {
        expect(code).toBe(status.UNKNOWN);
        return details;
      });

      expect(JSON.stringify(said)).not.toContain('unexpected error');
    }),
    { numRuns: 12 },
  );
  expect(host.bugs).toEqual([]);
});

test('access keys are in no response, no error and no log line', async () => {
  const planted = { accessKey: 'PLANTED-id', secretKey: 'PLANTED-secret' };
  await configure({ alicloud: JSON.stringify({ ...planted, securityToken: 'PLANTED-token' }) });

  const said = [
    await rejectionDetails(host.invoke('getAlicloudEcsImage', query)),
    await rejectionDetails(host.create(PIN, query)),
    await rejectionDetails(host.read(PIN, { id: 'cn-hangzhou/m-1' })),
    await host.check(PIN, query),
    await host.configure({ alicloud: toSecret(planted), regoin: 'x' }).catch(String),
  ];

  expect(said[0]).toContain('alicloud ecs DescribeImages was refused');
  expect(JSON.stringify([said, engine.messages, host.bugs])).not.toContain('PLANTED');
});

test('the keys that a simulator takes appear nowhere either', async () => {
  await configure();

  const { result } = await host.invoke('getAlicloudEcsImage', query);
  const pin = await host.create(PIN, query);

  expect(result.alicloud ?? pin.state.alicloud).toBeUndefined();
});

/** A plugin that was started by nobody who could be told anything. */
async function openWithoutEngine(): Promise<PluginHost> {
  const alone = await openPluginHost();
  otherHosts.push(alone);
  await alone.configure({ simulate: 'true', region: 'cn-hangzhou' });
  return alone;
}

async function configure(config: object = {}): Promise<void> {
  await host.configure({ ...simulatorConfig(simulator), ...config });
}

function cancel(): Promise<Empty> {
  return callPlugin<Empty>((done) => host.client.cancel(new Empty(), done));
}

function rejectionDetails(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'not refused',
    ({ details }) => details,
  );
}

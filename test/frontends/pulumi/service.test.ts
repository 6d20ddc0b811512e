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
import { packageManifest } from '../../../src/frontends/pulumi/package-manifest';
import {
  decodeProperties,
  toSecret,
  UNKNOWN_MARKER,
} from '../../../src/frontends/pulumi/properties';
import schema from '../../../src/frontends/pulumi/schema.json';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { sources } from '../../../src/sources/registry';
import { closeAfterTest } from '../../support/closing';
import { until } from '../../support/waiting';
import {
  callPlugin,
  type EngineStub,
  openPluginHost,
  type PluginHost,
  startEngineStub,
  toUrn,
} from './support/plugin-host';
import { simulatorConfig } from './support/simulator-config';

const GET_IMAGE = 'getAlicloudEcsImage';
const PIN = 'AlicloudEcsImagePin';
const query = { owners: ['system'], mostRecent: true };
const accessKeys = { accessKey: 'simulator', secretKey: 'simulator' };

let engine: EngineStub;
let host: PluginHost;
let simulator: Simulator;
const otherHosts: PluginHost[] = [];
beforeAll(async () => {
  engine = await startEngineStub();
  simulator = await startSimulator({ images: 60 });
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
  const response = await callPlugin<ProviderHandshakeResponse>((done) =>
    host.client.handshake(new ProviderHandshakeRequest(), done),
  );

  expect(response.getAcceptSecrets()).toBe(true);
});

test('GetPluginInfo returns the version of the package', async () => {
  const info = await callPlugin<PluginInfo>((done) => host.client.getPluginInfo(new Empty(), done));

  expect(info.getVersion()).toBe(version);
});

test('GetSchema returns the committed schema', async () => {
  const response = await callPlugin<GetSchemaResponse>((done) =>
    host.client.getSchema(new GetSchemaRequest(), done),
  );

  expect(JSON.parse(response.getSchema())).toEqual(schema);
});

test('Configure accepts secrets and supports previews', async () => {
  const response = await host.configure({ region: 'cn-hangzhou' });

  expect([response.getAcceptsecrets(), response.getSupportspreview()]).toEqual([true, true]);
});

test.each`
  texts                                                                   | failure
  ${{}}                                                                   | ${undefined}
  ${{ region: 'cn-hangzhou', simulate: 'true', timeoutSeconds: '30' }}    | ${undefined}
  ${{ version: '0.1.0', pluginDownloadURL: 'https://a' }}                 | ${undefined}
  ${{ endpoints: '{"alicloud-ecs":"https://a"}' }}                        | ${undefined}
  ${{ region: UNKNOWN_MARKER, simulate: UNKNOWN_MARKER }}                 | ${undefined}
  ${{ timeoutSeconds: UNKNOWN_MARKER, alicloud: UNKNOWN_MARKER }}         | ${undefined}
  ${{ alicloud: { accessKey: 'a', secretKey: UNKNOWN_MARKER } }}          | ${undefined}
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
  ${{ catalog: 'images.json', simulate: UNKNOWN_MARKER }}                 | ${undefined}
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
])('CheckConfig marks unencrypted access keys as secret: %j', async (texts) => {
  const { inputs } = await host.checkConfig({ ...texts, region: 'cn-hangzhou' });

  expect([...decodeProperties(inputs).secret]).toEqual(Object.keys(texts));
});

test('CheckConfig suggests a key for an unknown one', async () => {
  const { details } = await host.checkConfig({ regoin: 'cn-hangzhou' });

  expect(details).toContain('Did you mean "region"?');
});

test('CheckConfig reports every invalid key', async () => {
  const { failures } = await host.checkConfig({ region: 'X', simulate: 'yes', catalog: '' });

  expect(failures.map((line) => line.split(':')[0])).toEqual(['region', 'simulate', 'catalog']);
});

test('Configure rejects an invalid value and names its key', async () => {
  const rejection = host.configure({ timeoutSeconds: 'soon' });

  await expect(rejection).rejects.toMatchObject({
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
  'DiffConfig from $before to $after: $changes, without replacements',
  async ({ before, after, changes }) => {
    const response = await host.diffConfig(before, after);

    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    expect(response.getChanges()).toBe({ DIFF_NONE, DIFF_SOME }[String(changes)]);
    expect(response.getReplacesList()).toEqual([]);
  },
);

test('an engine that attaches receives the messages for users', async () => {
  const late = await openWithoutEngine();
  await late.invoke(GET_IMAGE, query);
  const before = [...engine.messages];

  const address = new PluginAttach().setAddress(engine.address);
  await callPlugin<Empty>((done) => late.client.attach(address, done));
  const { result } = await late.invoke(GET_IMAGE, query);

  expect(result.id).toMatch(/./);
  expect(before).toEqual([]);
  expect(engine.messages).toContain(
    'warning at program: no cloud was queried: the images are simulated',
  );
});

describe('Invoke', () => {
  const { functions } = packageManifest();
  beforeEach(() => configure());

  test.each(sources.map(({ id }) => id))('%s: lists images, and finds one of them', async (id) => {
    const [one, many] = ['find', 'list'].map(
      (kind) => functions.find((each) => each.source === id && each.kind === kind)?.name ?? '',
    );

    const { result: list } = await host.invoke(String(many), {});
    const ids = list.imageIds as readonly string[];
    const { result } = await host.invoke(String(one), { ids: ids.slice(0, 1), timeoutSeconds: 30 });

    expect(ids.length).toBeGreaterThan(10);
    expect(Object.keys(list).sort()).toEqual(['id', 'imageIds', 'images', 'warnings']);
    expect(result).toEqual({
      ids: ids.slice(0, 1),
      timeoutSeconds: 30,
      id: ids[0],
      image: expect.objectContaining({ id: ids[0], source: id }),
      warnings: [],
    });
  });

  test('the argument selects the source of getImage', async () => {
    const { result } = await host.invoke('getImages', { source: 'volcengine-ecs', limit: 2 });

    expect(result).toMatchObject({
      source: 'volcengine-ecs',
      limit: 2,
      images: [{ source: 'volcengine-ecs' }, {}],
    });
  });

  test('ignores null arguments', async () => {
    const { result, failures } = await host.invoke(GET_IMAGE, {
      ...query,
      platform: null,
      tags: null,
    });

    expect(failures).toEqual([]);
    expect(Object.keys(result).sort()).toEqual(['id', 'image', 'mostRecent', 'owners', 'warnings']);
  });

  test.each`
    name           | args                                                      | expected                                                                                                                        | hint
    ${GET_IMAGE}   | ${{ owners: 'system' }}                                   | ${['owners: owners "system" is not a list']}                                                                                    | ${''}
    ${GET_IMAGE}   | ${{ mostRecent: 'yes' }}                                  | ${['mostRecent: mostRecent "yes" is not true or false']}                                                                        | ${''}
    ${GET_IMAGE}   | ${{ os: 'linx' }}                                         | ${['os: os "linx" is not one of linux, windows, android']}                                                                      | ${'Did you mean "linux"?'}
    ${GET_IMAGE}   | ${{ architecture: 'amd64' }}                              | ${['architecture: architecture "amd64" is not one of x86_64, arm64, i386']}                                                     | ${'Did you mean "x86_64"?'}
    ${GET_IMAGE}   | ${{ timeoutSeconds: 0 }}                                  | ${['timeoutSeconds: timeoutSeconds 0 is not more than 0']}                                                                      | ${''}
    ${GET_IMAGE}   | ${{ timeoutSeconds: 4000 }}                               | ${['timeoutSeconds: timeoutSeconds 4000 is more than 3600']}                                                                    | ${''}
    ${GET_IMAGE}   | ${{ nameRegex: '(' }}                                     | ${['nameRegex: nameRegex "(" is not a valid RE2 expression: missing closing ) at character 1, "("']}                            | ${''}
    ${GET_IMAGE}   | ${{ region: 'Hangzhou' }}                                 | ${['region: region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed']}                        | ${''}
    ${GET_IMAGE}   | ${{ ids: ['m-1', ''] }}                                   | ${['ids[1]: ids[1] is empty']}                                                                                                  | ${'Leave it out.'}
    ${GET_IMAGE}   | ${{ platfrom: 'ubuntu' }}                                 | ${['platfrom: unknown argument "platfrom"']}                                                                                    | ${'Did you mean "platform"?'}
    ${GET_IMAGE}   | ${{ limit: 2 }}                                           | ${['limit: unknown argument "limit"']}                                                                                          | ${''}
    ${GET_IMAGE}   | ${{ owners: null }}                                       | ${['owners: alicloud-ecs requires `owners` or `ids` when one image is selected']}                                               | ${'system'}
    ${GET_IMAGE}   | ${{ os: 'bsd', bootMode: 'fast' }}                        | ${['os: os "bsd" is not one of linux, windows, android', 'bootMode: bootMode "fast" is not one of bios, uefi, uefi-preferred']} | ${''}
    ${'getImage'}  | ${{}}                                                     | ${['source: source is required']}                                                                                               | ${'alicloud-ecs'}
    ${'getImage'}  | ${{ source: 'alicloud-esc' }}                             | ${['source: unknown source "alicloud-esc"']}                                                                                    | ${'Did you mean "alicloud-ecs"?'}
    ${'getImage'}  | ${{ source: 'alicloud-aic', name: 'x' }}                  | ${['name: alicloud-aic does not report name']}                                                                                  | ${'Leave `name` out.'}
    ${'getImages'} | ${{ source: 'alicloud-aic', region: 'cn-beijing' }}       | ${['region: alicloud-aic has no region "cn-beijing"']}                                                                          | ${'Leave `region` out'}
    ${'getImages'} | ${{ source: 'alicloud-ecs', mostRecent: true, limit: 2 }} | ${['limit: limit 2 conflicts with `mostRecent`']}                                                                               | ${''}
  `('$name with $args reports $expected', async ({ name, args, expected, hint }) => {
    const before = simulator.calls.total;
    const whole = name === GET_IMAGE ? { owners: ['system'], ...args } : args;

    const { failures, details, result } = await host.invoke(name, whole);

    expect(failures).toEqual(expected);
    expect(details).toContain(hint);
    expect(result).toEqual({});
    expect(simulator.calls.total).toBe(before);
  });

  test('an error about no match contains the explanation', async () => {
    const args = { owners: ['system'], platform: 'ubuntu', platformVersion: '22.10' };

    const rejection = host.invoke(GET_IMAGE, args);

    await expect(rejection).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: expect.stringMatching(
        /^no image of alicloud-ecs matches\n.*platformVersion = 22\.10 +0 left\n.*close: /s,
      ),
    });
    expect(host.bugs).toEqual([]);
  });

  test.each`
    name                       | args                                              | region
    ${GET_IMAGE}               | ${query}                                          | ${'cn-hangzhou'}
    ${'getVolcengineEcsImage'} | ${query}                                          | ${'cn-beijing'}
    ${'getImages'}             | ${{ source: 'volcengine-ecs', tags: { a: 'b' } }} | ${'cn-beijing'}
  `('$name without any region is rejected with $region as an example', async (row) => {
    const { name, args, region } = row;
    await configure({ region: null });

    const rejection = host.invoke(name, args);

    await expect(rejection).rejects.toMatchObject({
      details: expect.stringMatching(
        `^(alicloud|volcengine)-ecs requires a region\n.*\n.*\n {2}pulumi config set imagepin:region ${region}$`,
      ),
    });
  });

  test('a result is secret if an argument is', async () => {
    const { result } = await host.invoke(GET_IMAGE, { ...query, region: toSecret('cn-hangzhou') });
    const nested = await host.invoke(GET_IMAGE, { ...query, owners: [toSecret('system')] });
    const open = await host.invoke(GET_IMAGE, query);

    expect(Object.keys(result).sort()).toEqual(Object.keys({ ...open.result, region: '' }).sort());
    expect(result).toEqual(
      Object.fromEntries(
        Object.entries({ ...open.result, region: 'cn-hangzhou' }).map(([name, value]) => [
          name,
          toSecret(value),
        ]),
      ),
    );
    expect(nested.result).toMatchObject({ id: toSecret(open.result.id) });
  });

  // Current engines never call a function with unknown arguments.
  test('an unknown argument makes the result unknown', async () => {
    const before = simulator.calls.total;

    const reply = host.invoke(GET_IMAGE, {
      ...query,
      platform: UNKNOWN_MARKER,
      region: 'cn-chengdu',
    });
    const { result } = await reply.catch(() => ({ result: {} }));

    expect(result).toEqual({});
    expect(simulator.calls.total).toBe(before);
  });

  test('reports an invalid argument although another one is unknown', async () => {
    const { failures } = await host.invoke(GET_IMAGE, {
      owners: UNKNOWN_MARKER,
      region: UNKNOWN_MARKER,
      os: 'bsd',
    });

    expect(failures).toEqual(['os: os "bsd" is not one of linux, windows, android']);
  });

  test('rejects an unknown function with a suggestion', async () => {
    const rejection = host.invoke('getAlicloudEcsImagess', {});

    await expect(rejection).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: expect.stringMatching(
        /^unknown function "imagepin:index:getAlicloudEcsImagess"\nDid you mean "imagepin:index:getAlicloudEcsImages"\? Known: imagepin:index:getAlicloudEcsImage, /,
      ),
    });
  });

  test('warnings are sent to the engine and returned', async () => {
    const { result } = await host.invoke(GET_IMAGE, query);

    const warnings = result.warnings as readonly { readonly message: string }[];
    expect(warnings.length).toBeGreaterThan(0);
    expect(engine.messages).toEqual(
      warnings.map(({ message }) => `warning at program: ${message}`),
    );
  });

  test('20 equal calls cost the calls of one', async () => {
    await host.invoke(GET_IMAGE, { ...query, region: 'cn-beijing' });
    const before = simulator.calls.total;
    await host.invoke(GET_IMAGE, { ...query, region: 'cn-shanghai' });
    const one = simulator.calls.total - before;

    const args = { ...query, region: 'cn-shenzhen' };
    const all = await Promise.all(Array.from({ length: 20 }, () => host.invoke(GET_IMAGE, args)));

    expect(new Set(all.map(({ result }) => result.id)).size).toBe(1);
    expect(simulator.calls.total - before - one).toBe(one);
  });
});

test('Delete makes no call', async () => {
  await configure();
  const before = simulator.calls.total;

  const request = new DeleteRequest().setUrn(toUrn(PIN)).setId('m-1');
  const response = await callPlugin<Empty>((done) => host.client.delete(request, done));

  expect(response.toObject()).toEqual({});
  expect(simulator.calls.total).toBe(before);
});

test('Cancel ends a running lookup within 100 ms', async () => {
  const slow = closeAfterTest(await startSimulator({ latencyMs: 60_000 }));
  await configure({ endpoint: slow.url });

  const lookup = host.invoke(GET_IMAGE, query).catch((error) => error);
  await until(() => slow.calls.total > 0);
  const start = performance.now();
  await cancel();
  const { details } = await lookup;
  const ms = performance.now() - start;

  expect(ms).toBeLessThan(100);
  expect([details, host.cancels]).toEqual(['the lookup was canceled', 1]);
});

test('after Cancel no lookup starts', async () => {
  await configure();
  await cancel();
  const before = simulator.calls.total;

  const lookup = host.invoke(GET_IMAGE, query);

  await expect(lookup).rejects.toMatchObject({ details: 'the lookup was canceled' });
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
  const { result } = await host.invoke(GET_IMAGE, query);

  expect(result.id).toMatch(/./);
});

const storedPin = { id: 'm-1', inputs: {}, state: {} };

test.each<[string, (type: string) => Promise<unknown>]>([
  ['Check', (type) => host.check(type, {})],
  ['Diff', (type) => host.diff(type, storedPin, {})],
  ['Create', (type) => host.create(type, {})],
  ['Read', (type) => host.read(type, storedPin)],
  ['Update', (type) => host.update(type, storedPin, {})],
])('%s of an unknown resource is rejected with a suggestion', async (_, call) => {
  const rejection = call('AlicloudEcImagePin');

  await expect(rejection).rejects.toMatchObject({
    code: status.UNKNOWN,
    details: expect.stringMatching(
      /^unknown resource "imagepin:index:AlicloudEcImagePin"\nDid you mean "imagepin:index:AlicloudEcsImagePin"\? Known: .*imagepin:index:ImagePin\.$/,
    ),
  });
});

test('the type of a pin in a component follows those of its parents', async () => {
  const request = new CheckRequest()
    .setUrn('urn:pulumi:dev::project::my:index:Web$imagepin:index:ImagePin::web')
    .setNews(new Struct());

  const response = await callPlugin<CheckResponse>((done) => host.client.check(request, done));

  expect(response.getFailuresList().map((failure) => failure.getProperty())).toEqual(['source']);
});

const inputNames = Object.keys(
  schema.resources['imagepin:index:AlicloudEcsImagePin'].inputProperties,
);
const scalar = fc.oneof(
  fc.constant(null),
  fc.constant(UNKNOWN_MARKER),
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
      const reply = await call(reached).catch(({ code, details }) => {
        expect(code).toBe(status.UNKNOWN);
        return details;
      });

      expect(JSON.stringify(reply)).not.toContain('unexpected error');
    }),
    { numRuns: 12 },
  );
  expect(host.bugs).toEqual([]);
});

test('a long value of wide characters is shortened in an error without half a character', async () => {
  await configure();

  const rejection = host.create(PIN, { ...query, description: `${'a'.repeat(79)}😀😀` });

  await expect(rejection).rejects.toMatchObject({
    code: status.UNKNOWN,
    details: expect.stringContaining(`contains ${'a'.repeat(79)}...`),
  });
});

test('access keys are in no response, no error and no log line', async () => {
  const planted = { accessKey: 'PLANTED-id', secretKey: 'PLANTED-secret' };
  await configure({ alicloud: JSON.stringify({ ...planted, securityToken: 'PLANTED-token' }) });

  const replies = [
    await rejectionDetails(host.invoke(GET_IMAGE, query)),
    await rejectionDetails(host.create(PIN, query)),
    await rejectionDetails(host.read(PIN, { id: 'cn-hangzhou/m-1' })),
    await host.check(PIN, query),
    await host.configure({ alicloud: toSecret(planted), regoin: 'x' }).catch(String),
  ];

  expect(replies[0]).toContain('alicloud ecs DescribeImages was refused');
  expect(JSON.stringify([replies, engine.messages, host.bugs])).not.toContain('PLANTED');
});

test('the access keys of the simulator are in no result', async () => {
  await configure();

  const { result } = await host.invoke(GET_IMAGE, query);
  const pin = await host.create(PIN, query);

  expect(result.alicloud ?? pin.state.alicloud).toBeUndefined();
});

/** Starts a plugin without the address of an engine. */
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
    () => 'not rejected',
    ({ details }) => details,
  );
}

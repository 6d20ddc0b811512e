import { inspect } from 'node:util';
import { type Client, openClient } from '../../src/client/client';
import { hostEnvironment } from '../../src/client/host-environment';
import { findImage, listImages } from '../../src/client/one-shot';
import type { ListInput } from '../../src/client/query-input';
import type { Settings } from '../../src/client/settings';
import { clouds } from '../../src/clouds/registry';
import { type FaultKind, type Simulator, startSimulator } from '../../src/simulator';
import { type SourceId, sources } from '../../src/sources/registry';
import { closeAfterTest } from '../support/closing';
import { credentialsForAllClouds } from '../support/cloud-credentials';
import { imagepinErrorOf } from '../support/errors';
import { startTestServer } from '../support/test-server';
import { settle, until } from '../support/waiting';

const CREDENTIALS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

let simulator: Simulator;
const clients: Client[] = [];

beforeEach(async () => {
  // The shortest wait before a retry.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  simulator = await startSimulator({ images: 30 });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await simulator.close();
});

test.each<FaultKind>(['throttle', 'throttle-429', 'unavailable', 'html', 'truncated', 'reset'])(
  'a call is repeated after the fault %s',
  async (kind) => {
    const { imageIds } = await openTestClient().list(minimalQuery('volcengine-ecs'));
    simulator.addFault({ kind });

    const repeated = await openTestClient().list(minimalQuery('volcengine-ecs'));

    expect(repeated.imageIds).toEqual(imageIds);
    expect(repeated.stats.tries).toBe(repeated.stats.calls + 1);
  },
);

test('a throttled operation sends no other call during the requested delay; other operations do', async () => {
  const sentAt: Record<string, number[]> = {};
  let failures = 1;
  const server = closeAfterTest(
    await startTestServer((response, { method }) => {
      const operation = String(method);
      sentAt[operation] = [...(sentAt[operation] ?? []), performance.now()];
      const isThrottled = operation === 'POST' && failures-- > 0;
      response.writeHead(isThrottled ? 400 : 200, {
        'content-type': 'application/json',
        ...(isThrottled && { 'retry-after': '1' }),
      });
      response.end(
        JSON.stringify(isThrottled ? { RequestId: 'r', Code: 'Throttling' } : EMPTY_REPLY),
      );
    }),
  );
  const client = openTestClient({ endpoint: server.origin });

  const throttled = client.list({ ...minimalQuery('alicloud-ecs'), region: 'cn-hangzhou' });
  await until(() => sentAt.POST !== undefined);
  await client.list(minimalQuery('volcengine-ecs'));
  const next = client.list({ ...minimalQuery('alicloud-ecs'), region: 'cn-beijing' });
  await Promise.all([throttled, next]);

  const [first = 0, ...others] = sentAt.POST ?? [];
  expect(others.length).toBeGreaterThanOrEqual(2);
  // Timers may be early by a millisecond.
  expect(Math.min(...others) - first).toBeGreaterThanOrEqual(998);
  expect(Math.min(...(sentAt.GET ?? []))).toBeLessThan(Math.min(...others));
});

/** No images, in the envelopes of two clouds. */
const EMPTY_REPLY = {
  RequestId: 'r',
  PageNumber: 1,
  PageSize: 100,
  TotalCount: 0,
  Images: { Image: [] },
  ResponseMetadata: { RequestId: 'r' },
  Result: { Images: [], TotalCount: 0 },
};

test.each(sources.filter(({ reportedFields }) => reportedFields.some((field) => field === 'tags')))(
  'a throttled list of $id is an error, never images without tags',
  async ({ id }) => {
    simulator.addFault({ kind: 'throttle', times: 1000 });

    const error = await imagepinErrorOf(openTestClient().list(minimalQuery(id)));

    expect(error.code).toBe('ApiUnavailable');
  },
);

test.each<FaultKind>(['throttle', 'unavailable', 'html', 'invalid-json', 'truncated', 'reset'])(
  'an error about %s is plain text, without colors and positions in the source',
  async (kind) => {
    simulator.addFault({ kind, times: 1000 });

    const { message, detail } = await imagepinErrorOf(
      openTestClient().list(minimalQuery('alicloud-ecs')),
    );

    expect([message, detail].join('\n')).not.toMatch(/\p{Cc}\[|\.[cm]?[jt]s:\d|node_modules/u);
  },
);

test('an error quotes the status and the beginning of a body that is not JSON', async () => {
  simulator.addFault({ kind: 'invalid-json', times: 2 });

  const error = await imagepinErrorOf(openTestClient().list(minimalQuery('alicloud-ecs')));

  expect(error.code).toBe('UnexpectedResponse');
  expect(error.detail).toMatch(/Status 200.*The response begins with: \{"RequestId":/);
});

test('a cancelled lookup ends at once', async () => {
  const slow = closeAfterTest(await startSimulator({ latencyMs: 60_000 }));
  const control = new AbortController();
  const lookup = imagepinErrorOf(
    openTestClient({ endpoint: slow.url }).list(minimalQuery('alicloud-ecs'), {
      signal: control.signal,
    }),
  );
  await until(() => slow.calls.total > 0);

  const begin = performance.now();
  control.abort();
  const error = await lookup;

  // The promise is 100 ms; a loaded machine adds its own.
  expect(performance.now() - begin).toBeLessThan(500);
  expect(error.code).toBe('Cancelled');
});

test('a lookup ends at its timeout, with an error that names timeoutSeconds', async () => {
  const slow = closeAfterTest(await startSimulator({ latencyMs: 60_000 }));

  const error = await imagepinErrorOf(
    openTestClient({ endpoint: slow.url }).list({
      ...minimalQuery('volcengine-ecs'),
      timeoutSeconds: 0.1,
    }),
  );

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    message: 'no result within 0.1 s',
    path: ['timeoutSeconds'],
  });
});

test('equal lookups at the same time share their calls', async () => {
  const shared = openTestClient();

  const [all, arm] = await Promise.all([
    shared.list({ ...minimalQuery('alicloud-eci') }),
    shared.list({ ...minimalQuery('alicloud-eci'), nameRegex: 'nginx' }),
  ]);

  expect(simulator.calls.total).toBe(all.stats.calls);
  expect(arm.images.length).toBeLessThan(all.images.length);
});

const screenError = new Error('the screen is gone');

test.each`
  error                      | onProgress
  ${'an error thrown by'}    | ${throwScreenError}
  ${'a promise rejected by'} | ${() => Promise.reject(screenError)}
  ${'a later rejection of'}  | ${() => settle().then(throwScreenError)}
`('$error onProgress fails that lookup alone', async ({ onProgress }) => {
  const shared = openTestClient();

  const gone = shared.list(minimalQuery('alicloud-eci'), { onProgress }).catch((error) => error);
  const stays = shared.list(minimalQuery('alicloud-eci'));

  expect(await gone).toBe(screenError);
  expect((await stays).images.length).toBeGreaterThan(0);
});

function throwScreenError(): never {
  throw screenError;
}

test('a simulated result has a warning', async () => {
  const simulated = closeAfterTest(openClient({ simulate: true }));

  const { warnings } = await simulated.list(minimalQuery('alicloud-aic'));

  expect(warnings[0]?.code).toBe('Simulated');
});

test('an error about an unknown reply contains no access key', async () => {
  const reply = '{"RequestId":"r-1","AccessKeyId":"PLANTED-id","note":"PLANTED-secret \\u202e"}';
  const echo = closeAfterTest(await startTestServer((response) => response.end(reply)));
  const planted = { accessKeyId: 'PLANTED-id', accessKeySecret: 'PLANTED-secret' };

  const error = await imagepinErrorOf(
    openTestClient({
      endpoint: echo.origin,
      credentials: credentialsForAllClouds(planted),
    }).list(minimalQuery('alicloud-ecs')),
  );

  expect(error.code).toBe('UnexpectedResponse');
  expect(inspect(error, { depth: 10 })).not.toMatch(/PLANTED|\u202e/);
});

test('a region that the cloud does not know is named', async () => {
  const refusing = closeAfterTest(
    await startTestServer((response) =>
      response.writeHead(404).end('{"RequestId":"r-1","Code":"InvalidRegionId.NotFound"}'),
    ),
  );

  const error = await imagepinErrorOf(
    openTestClient({ endpoint: refusing.origin }).list(minimalQuery('alicloud-ecs')),
  );

  expect(error).toMatchObject({ code: 'ApiRejected', path: ['region'] });
  expect(error.detail).toContain('The service is not in region cn-beijing');
});

test('a home folder that never responds delays a lookup no longer than its timeout', async () => {
  const stuck = openClient(
    { credentials: credentialsForAllClouds() },
    { env: {}, home: '/home', now: () => 0, readFile: () => new Promise(() => {}) },
  );
  clients.push(stuck);

  const error = await imagepinErrorOf(stuck.list({ source: 'alicloud-ecs', timeoutSeconds: 0.05 }));

  expect(error).toMatchObject({ code: 'ApiUnavailable', path: ['timeoutSeconds'] });
});

test.each`
  options                                                            | message
  ${null}                                                            | ${'the options null is not an object'}
  ${{ simulat: true }}                                               | ${'unknown argument "simulat"'}
  ${{ simulate: 'yes' }}                                             | ${'simulate "yes" is not true or false'}
  ${{ endpoint: 5 }}                                                 | ${'endpoint 5 is not a string'}
  ${{ credentials: 'LTAI:secret' }}                                  | ${'credentials is invalid'}
  ${{ credentials: { accessKeyId: 'a', accessKeySecret: '' } }}      | ${'credentials.accessKeySecret is empty'}
  ${{ credentials: { alicloud: { accessKeyId: 'LTAI:secret' } } }}   | ${'credentials.alicloud.accessKeySecret is required'}
  ${{ credentials: { alicloud: CREDENTIALS, aliyun: CREDENTIALS } }} | ${'unknown argument "aliyun"'}
  ${{ signal: {} }}                                                  | ${'signal {}'}
  ${{ region: 'Hangzhou' }}                                          | ${'region "Hangzhou" is not a region'}
  ${{ timeoutSeconds: 0 }}                                           | ${'timeoutSeconds 0 is not more than 0'}
  ${{ endpoints: { 'alicloud-ecs': 'http://10.0.0.1' } }}            | ${'invalid endpoint "http://10.0.0.1"'}
`('invalid options are rejected: $message', async ({ options, message }) => {
  const error = await imagepinErrorOf(
    Promise.resolve().then(() => listImages(minimalQuery('alicloud-aic'), options)),
  );

  expect(error).toMatchObject({ code: 'InvalidQuery', message: expect.stringContaining(message) });
  expect(inspect(error)).not.toContain('LTAI:secret');
});

test('a closed client rejects lookups and starts no simulator', async () => {
  const simulated = openClient({ simulate: true });
  await simulated.close();
  expect((await imagepinErrorOf(simulated.list(minimalQuery('alicloud-ecs')))).code).toBe(
    'Cancelled',
  );

  const closed = openTestClient();
  await closed.close();

  const error = await imagepinErrorOf(closed.list(minimalQuery('alicloud-ecs')));

  expect(error.code).toBe('Cancelled');
});

test.each`
  settings                                                                 | path                                  | message
  ${null}                                                                  | ${[]}                                 | ${'the options null is not an object'}
  ${{ credentials: { accessKeyId: 'LTAI:1', accessKeySecret: 'LTAI:2' } }} | ${['credentials']}                    | ${'the credentials name no cloud'}
  ${{ credentials: { accessKeyId: 'LTAI:1' } }}                            | ${['credentials', 'accessKeySecret']} | ${'credentials.accessKeySecret is required'}
  ${{ credentials: { aws: { accessKeyId: 'LTAI:1' } } }}                   | ${['credentials', 'aws']}             | ${'unknown argument "aws"'}
  ${{ credentials: {} }}                                                   | ${['credentials', 'accessKeyId']}     | ${'credentials.accessKeyId is required'}
  ${{ signal: AbortSignal.timeout(1) }}                                    | ${['signal']}                         | ${'unknown argument "signal"'}
  ${{ fresh: true }}                                                       | ${['fresh']}                          | ${'unknown argument "fresh"'}
`('a client rejects $settings: $message', async ({ settings, path, message }) => {
  const error = await imagepinErrorOf(Promise.resolve().then(() => openClient(settings)));

  expect(error).toMatchObject({ code: 'InvalidQuery', message, path });
  expect(error.detail).toBeTruthy();
  expect(inspect(error)).not.toContain('LTAI');
});

test.each`
  options                               | setting
  ${{ simulate: false }}                | ${'simulate'}
  ${{ region: 'cn-test', fresh: true }} | ${'region'}
  ${{ endpoint: 'https://ecs.test' }}   | ${'endpoint'}
`('a lookup of a client rejects the setting $setting', async ({ options, setting }) => {
  const client = openClient({ simulate: true });
  clients.push(client);

  const error = await imagepinErrorOf(client.list(minimalQuery('alicloud-ecs'), options));

  expect(error).toMatchObject({
    code: 'InvalidQuery',
    message: `unknown argument "${setting}"`,
    detail: expect.stringContaining('Known arguments: signal, fresh, brief, onProgress.'),
  });
});

test.each(sources.map(({ id, api }) => ({ id, cloud: api.protocol.cloud.id })))(
  'of a single lookup, credentials without a cloud are those of $cloud for $id',
  async ({ id }) => {
    const options = { endpoint: simulator.url, credentials: CREDENTIALS };

    const { stats } = await listImages(minimalQuery(id), options);

    expect(stats.calls).toBeGreaterThan(0);
  },
);

test('a single lookup with credentials and an unknown source names the nearest source', async () => {
  const query: object = { source: 'alicloud-esc' };

  const error = await imagepinErrorOf(
    // What the compiler would refuse.
    findImage(query as ListInput, { credentials: CREDENTIALS }),
  );

  expect(error).toMatchObject({ code: 'UnknownSource', path: ['source'] });
});

test('credentials of one cloud are not sent to another', async () => {
  const [first, other] = clouds;
  const [source] = sources.filter(({ api }) => api.protocol.cloud.id === other.id);
  const client = openClient(
    { endpoint: simulator.url, credentials: { [first.id]: CREDENTIALS } },
    { ...hostEnvironment, env: {}, home: '/nonexistent' },
  );
  clients.push(client);

  const error = await imagepinErrorOf(client.list(minimalQuery(source?.id ?? 'alicloud-ecs')));

  expect(error.code).toBe('MissingCredentials');
  expect(simulator.calls.total).toBe(0);
});

test('a client with credentials for each cloud calls both', async () => {
  const both = openTestClient({ credentials: credentialsForAllClouds() });

  await both.list(minimalQuery('alicloud-ecs'));
  await both.list(minimalQuery('volcengine-ecs'));

  expect(simulator.calls.total).toBe(2);
});

test('the region and the timeout of the client apply to queries without them', async () => {
  const set = openTestClient({ region: 'cn-shanghai', timeoutSeconds: 7 });

  const { images } = await set.list({ source: 'alicloud-eci' });

  expect(new Set(images.map(({ region }) => region))).toEqual(new Set(['cn-shanghai']));
});

test('the endpoint of a source overrides the general endpoint', async () => {
  const { origin } = new URL(simulator.url);
  const set = openTestClient({
    endpoint: 'https://nowhere.invalid',
    endpoints: { 'alicloud-ecs': origin },
  });

  await set.list(minimalQuery('alicloud-ecs'));

  expect(simulator.calls.total).toBe(1);
});

test('a client can cache its lists', async () => {
  const keeping = openClient(
    { endpoint: simulator.url, credentials: credentialsForAllClouds() },
    hostEnvironment,
    {
      ttlMs: 10_000,
    },
  );
  clients.push(keeping);

  await keeping.list(minimalQuery('alicloud-ecs'));
  const { stats } = await keeping.list({ ...minimalQuery('alicloud-ecs'), nameRegex: 'ubuntu' });

  expect(stats.calls).toBe(0);
});

test('a list of many pages writes nothing to standard error', async () => {
  const many = closeAfterTest(await startSimulator({ images: 250 }));
  const warned: string[] = [];
  const listen = ({ message }: Error) => warned.push(message);
  process.on('warning', listen);

  const { stats } = await openTestClient({ endpoint: many.url }).list(minimalQuery('alicloud-eci'));
  await new Promise(setImmediate);
  process.off('warning', listen);

  expect([stats.calls > 10, warned]).toEqual([true, []]);
});

test('onProgress is called after every reply', async () => {
  const progress: number[] = [];

  const { stats } = await openTestClient().list(minimalQuery('alicloud-eci'), {
    onProgress: ({ calls }) => progress.push(calls),
  });

  expect(progress).toHaveLength(stats.calls);
});

function openTestClient(settings: Settings = {}): Client {
  const opened = openClient({
    endpoint: simulator.url,
    credentials: credentialsForAllClouds(),
    ...settings,
  });
  clients.push(opened);
  return opened;
}

function minimalQuery(id: SourceId): ListInput {
  const source = sources.find((registered) => registered.id === id);
  // A region where there are regions, and nothing that only some sources know.
  return { source: id, ...(source?.requiresRegion && { region: 'cn-beijing' }) } as ListInput;
}

import { readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sendAlicloudRoa, sendAlicloudRpc } from '../../src/clouds/alicloud/pop-core';
import type { ApiOperation, ApiParameters, ApiRequest } from '../../src/clouds/api-operation';
import { flattenParameters } from '../../src/clouds/parameters';
import { signVolcengine } from '../../src/clouds/volcengine/sign';
import { startTestServer, type TestServer } from '../support/test-server';

interface Golden {
  readonly inputs: {
    readonly accessKeyId: string;
    readonly accessKeySecret?: string;
    readonly secretAccessKey?: string;
    readonly securityToken?: string | null;
    readonly sessionToken?: string | null;
    readonly endpoint?: string;
    readonly host?: string;
    readonly apiVersion?: string;
    readonly version?: string;
    readonly action?: string;
    readonly region?: string;
    readonly params?: object;
    readonly query?: object;
    readonly path?: string;
    readonly nonce: string;
    readonly date: string;
  };
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

const folder = join(__dirname, '../golden');
const goldens = readdirSync(folder).map((file): [string, Golden] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
]);
const goldensMatching = (pattern: RegExp) => goldens.filter(([name]) => pattern.test(name));

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer((response) => response.end('{"RequestId":"id"}'));
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  return server.close();
});

test.each([...goldensMatching(/rpc-v1.*post$/), ...goldensMatching(/roa-v1/)])(
  'the request of %s is sent byte for byte',
  async (name, { inputs, request }) => {
    fixNonceAndClock(inputs.nonce, inputs.date);
    const send = name.includes('roa') ? sendAlicloudRoa : sendAlicloudRpc;

    await send(toApiRequest(inputs, 'alicloud-rpc'), credentialsOf(inputs), sendContext());

    expect(server.received.map(comparable)).toEqual([
      comparable({ ...request, headers: Object.entries(request.headers) }),
    ]);
  },
);

test.each(goldensMatching(/sdkcore/))(
  'the signature of %s is the same',
  (_, { inputs, request }) => {
    const now = Date.parse(inputs.date);

    const signed = signVolcengine(toApiRequest(inputs, 'volcengine'), credentialsOf(inputs), now);

    expect(signed.path).toBe(request.url);
    expect(request.headers).toMatchObject(signed.headers);
  },
);

/** Everything else about time is left alone: sockets need it. */
function fixNonceAndClock(nonce: string, date: string): void {
  const kitx = createRequire(require.resolve('@alicloud/pop-core'))('kitx');
  jest.spyOn(kitx, 'makeNonce').mockReturnValue(nonce);
  jest.useFakeTimers({
    now: Date.parse(date),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

/** Every host leads to the peer, in plain text. */
function sendContext() {
  const agent = new Agent({ keepAlive: true });
  Object.assign(agent, { createConnection: () => connect(server.port, '127.0.0.1') });
  return { agent, signal: new AbortController().signal, now: 0 };
}

function toApiRequest(inputs: Golden['inputs'], protocol: ApiOperation['protocol']): ApiRequest {
  const { params, query, region, apiVersion, version, action = '', path = '' } = inputs;
  const endpoint = `https://${inputs.endpoint ?? inputs.host}`;
  const cloud = protocol === 'volcengine' ? 'volcengine' : 'alicloud';
  return {
    api: {
      cloud,
      protocol,
      service: 'ecs',
      version: apiVersion ?? String(version),
      action,
      path,
      endpoint: () => endpoint,
    },
    endpoint,
    region,
    parameters: flattenParameters(toTextParameters(params ?? query ?? {})),
  };
}

/** The vectors hold numbers and booleans too. */
function toTextParameters(inputs: object): ApiParameters {
  return JSON.parse(
    JSON.stringify(inputs, (_, value) => (typeof value === 'object' ? value : String(value))),
  );
}

function credentialsOf(inputs: Golden['inputs']) {
  return {
    accessKeyId: inputs.accessKeyId,
    accessKeySecret: String(inputs.accessKeySecret ?? inputs.secretAccessKey),
    securityToken: inputs.securityToken ?? inputs.sessionToken ?? undefined,
  };
}

/** The library names its Node and its platform; the vectors were made with one of each. */
function comparable(
  sent: Omit<TestServer['received'][number], 'headers'> & {
    readonly headers: readonly (readonly [string, string])[];
  },
) {
  return {
    ...sent,
    headers: sent.headers.map(([name, value]) => [
      name,
      value.replace(/v\d+\.\d+\.\d+/, 'v').replace(/\(\w+; \w+\)/, '()'),
    ]),
  };
}

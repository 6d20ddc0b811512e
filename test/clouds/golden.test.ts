import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { alicloudRoa } from '../../src/clouds/alicloud/roa';
import { alicloudRpc } from '../../src/clouds/alicloud/rpc';
import type { ApiRequest, Protocol } from '../../src/clouds/cloud';
import type { ApiParameters } from '../../src/clouds/parameters';
import { volcengineOpenapi } from '../../src/clouds/volcengine/openapi';

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
    readonly params?: ApiParameters;
    readonly query?: ApiParameters;
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

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

// The vectors of one official library of Volcengine sign other headers than we do.
test.each([
  ...goldensMatching(/rpc-v1.*post$/).map(withProtocol(alicloudRpc)),
  ...goldensMatching(/roa-v1/).map(withProtocol(alicloudRoa)),
  ...goldensMatching(/sdkcore/).map(withProtocol(volcengineOpenapi)),
])('the request of %s is signed byte for byte', async (_name, { inputs, request }, protocol) => {
  const { nonce, date } = inputs;
  fixNonceAndClock(nonce, date);

  const signed = await protocol.sign(toApiRequest(inputs, protocol), credentialsOf(inputs), {
    now: Date.parse(date),
    nonce,
  });

  const { path: url, body = '', method } = signed;
  // The official libraries accept other types; where it is signed, the signature shows it.
  const { accept: _, ...headers } = signed.headers;
  expect(request).toMatchObject({ method, url, body });
  expect(comparable(request.headers)).toMatchObject(comparable(headers));
});

function withProtocol(protocol: Protocol) {
  return ([name, golden]: [string, Golden]): [string, Golden, Protocol] => [name, golden, protocol];
}

/** The official client of Alibaba Cloud reads both by itself. */
function fixNonceAndClock(nonce: string, date: string): void {
  const kitx = createRequire(require.resolve('@alicloud/pop-core'))('kitx');
  jest.spyOn(kitx, 'makeNonce').mockReturnValue(nonce);
  jest.useFakeTimers({ now: Date.parse(date) });
}

function toApiRequest(inputs: Golden['inputs'], protocol: Protocol): ApiRequest {
  const { params, query, region, apiVersion, version, action = '', path = '' } = inputs;
  const endpoint = `https://${inputs.endpoint ?? inputs.host}`;
  return {
    api: {
      protocol,
      service: 'ecs',
      version: apiVersion ?? String(version),
      action,
      path,
      endpoint: () => endpoint,
    },
    endpoint,
    region,
    parameters: params ?? query ?? {},
  };
}

function credentialsOf(inputs: Golden['inputs']) {
  return {
    accessKeyId: inputs.accessKeyId,
    accessKeySecret: String(inputs.accessKeySecret ?? inputs.secretAccessKey),
    securityToken: inputs.securityToken ?? inputs.sessionToken ?? undefined,
  };
}

/** The library names its Node and its platform; the vectors were made with one of each. */
function comparable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/v\d+\.\d+\.\d+/, 'v').replace(/\(\w+; \w+\)/, '()'),
    ]),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ApiRequest, Protocol } from '../../src/clouds/cloud';
import type { ApiParameters } from '../../src/clouds/parameters';
import { operationOf, protocols } from '../support/requests';

interface Golden {
  /** The id of the protocol that signs it byte for byte; the vendors' clients can sign in other ways too. */
  readonly signedAs?: string;
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
    readonly service?: string;
    /** Absent where the protocol has none. */
    readonly nonce?: string;
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
const signedGoldens = goldens.flatMap(([name, { signedAs, ...golden }]) =>
  signedAs === undefined ? [] : [{ name, signedAs, ...golden }],
);

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test.each(protocols)('a request that an SDK of its vendor signed covers %s', (protocol) => {
  expect(signedGoldens.map(({ signedAs }) => signedAs)).toContain(protocol);
});

test.each(signedGoldens)('the request of $name is signed byte for byte', async (golden) => {
  const { inputs, request, signedAs } = golden;
  const { nonce = '', date } = inputs;
  const { protocol } = operationOf(signedAs);
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
      service: inputs.service ?? 'ecs',
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

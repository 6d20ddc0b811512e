import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { ApiRequest } from '../../src/clouds/cloud';
import { type SendOptions, sendRequest } from '../../src/clouds/send-request';
import { ImagepinError } from '../../src/errors';
import { openAgent } from '../../src/http/agent';
import { createBudget } from '../../src/http/budget';
import type { CallContext } from '../../src/http/call';
import { rejectionOf } from '../support/errors';
import {
  callContext,
  envelopesOf,
  operationOf,
  plantedCredentials,
  protocols,
  requestTo,
} from '../support/requests';
import { startTestServer, type TestServer } from '../support/test-server';
import { manualClock } from '../support/waiting';

const MAX_BYTES = 100_000;

let server: TestServer | undefined;
let agent = openAgent();
beforeEach(() => {
  agent = openAgent({ maxResponseBytes: MAX_BYTES });
});
afterEach(async () => {
  agent.close();
  await server?.close();
  server = undefined;
});

/** Sends to a peer that answers in this way. */
async function sendToServer(
  respond: (response: ServerResponse) => void,
  protocol: string,
  {
    parameters = {},
    context = {},
    options = {},
  }: {
    parameters?: ApiRequest['parameters'];
    context?: Partial<CallContext>;
    options?: SendOptions;
  } = {},
) {
  server ??= await startTestServer(respond);
  const call = sendRequest(agent, async () => plantedCredentials, options);
  return call(requestTo(server.origin, protocol, parameters), callContext(context));
}

const json =
  (body: unknown, status = 200, headers = {}) =>
  (response: ServerResponse) => {
    const value = typeof body === 'function' ? body() : body;
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof value === 'string' ? value : JSON.stringify(value));
  };
const html =
  (status: number, headers = {}) =>
  (response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'text/html', ...headers })
      .end('<html>busy</html>');

describe.each(protocols)('%s', (protocol) => {
  let envelopes: Awaited<ReturnType<typeof envelopesOf>>;
  beforeAll(async () => {
    envelopes = await envelopesOf(protocol);
  });
  // Rows of tables are made before that.
  const success = (fields?: Record<string, unknown>) => envelopes.success(fields);
  const refusal = (code: string) => () => envelopes.refusal(code);

  test('the replies of a lookup share a budget of bytes', async () => {
    const reply = json(success, 200, envelopes.headers);
    const budget = createBudget({ bytes: JSON.stringify(success()).length });

    await sendToServer(reply, protocol, { context: { budget } });
    const error = await rejectionOf(sendToServer(reply, protocol, { context: { budget } }));

    expect(error).toMatchObject({
      code: 'UnexpectedResponse',
      message: expect.stringContaining('exceeds the budget of a lookup: 512 MiB'),
    });
  });

  test('resolves to the decoded reply', async () => {
    const reply = await sendToServer(json(success, 200, envelopes.headers), protocol);

    expect(reply).toMatchObject({ status: 200, body: success() });
    expect(reply.requestId).toMatch(/\S/);
  });

  test.each`
    answer                                                | code                    | reason
    ${html(502)}                                          | ${'ApiUnavailable'}     | ${'status 502'}
    ${html(200)}                                          | ${'UnexpectedResponse'} | ${'no JSON'}
    ${html(403)}                                          | ${'UnexpectedResponse'} | ${'status 403'}
    ${json({ error: 'oops' }, 500)}                       | ${'ApiUnavailable'}     | ${'status 500'}
    ${json({ error: 'oops' }, 404)}                       | ${'UnexpectedResponse'} | ${'status 404'}
    ${json(refusal(''), 400)}                             | ${'ApiRejected'}        | ${'no code'}
    ${json(refusal('InvalidParameter'), 200)}             | ${'ApiRejected'}        | ${'InvalidParameter'}
    ${json(refusal('Something.New'), 500)}                | ${'ApiUnavailable'}     | ${'Something.New'}
    ${json(refusal('InvalidAccessKeyId.NotFound'), 404)}  | ${'ApiRejected'}        | ${'InvalidAccessKeyId.NotFound'}
    ${json('{"RequestId":"id","Images":{"Im')}            | ${'UnexpectedResponse'} | ${'no JSON'}
    ${json('')}                                           | ${'UnexpectedResponse'} | ${'no JSON'}
    ${json('"text"')}                                     | ${'UnexpectedResponse'} | ${'no JSON object'}
    ${json('[')}                                          | ${'UnexpectedResponse'} | ${'no JSON object'}
    ${json('null')}                                       | ${'UnexpectedResponse'} | ${'no JSON object'}
    ${html(302, { location: '/elsewhere' })}              | ${'UnexpectedResponse'} | ${'status 302'}
    ${html(307, { location: '/elsewhere' })}              | ${'UnexpectedResponse'} | ${'status 307'}
    ${json(refusal('Moved'), 301)}                        | ${'UnexpectedResponse'} | ${'status 301'}
    ${json('x'.repeat(MAX_BYTES + 1))}                    | ${'UnexpectedResponse'} | ${'too large'}
    ${reset}                                              | ${'ApiUnavailable'}     | ${'ECONNRESET'}
    ${cutOff}                                             | ${'ApiUnavailable'}     | ${'was cut off'}
    ${cutOffWithStatus400}                                | ${'ApiUnavailable'}     | ${'was cut off'}
    ${cutOffInChunks}                                     | ${'ApiUnavailable'}     | ${'was cut off'}
    ${cutOffWithoutLength}                                | ${'ApiUnavailable'}     | ${'was cut off'}
    ${cutOffInGzip}                                       | ${'ApiUnavailable'}     | ${'was cut off'}
    ${encoded('gzip', Buffer.from('{}'))}                 | ${'UnexpectedResponse'} | ${'cannot be decompressed'}
    ${encoded('zip', Buffer.from('{}'))}                  | ${'UnexpectedResponse'} | ${'cannot be decompressed'}
    ${encoded('gzip', gzipSync('x'.repeat(1e6)))}         | ${'UnexpectedResponse'} | ${'too large'}
    ${encoded('br', brotliCompressSync('x'.repeat(1e6)))} | ${'UnexpectedResponse'} | ${'too large'}
    ${sendNonHttp}                                        | ${'UnexpectedResponse'} | ${'could not be called'}
  `('reply %# is rejected with $code for $reason', async ({ answer, code, reason }) => {
    const error = await rejectionOf(sendToServer(answer, protocol));

    expect(error).toMatchObject({ code, message: expect.stringContaining(reason) });
    expect(server?.received.length).toBeLessThanOrEqual(1);
  });

  test.each<[string, (body: string) => Buffer]>([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('no compression is requested, and a body in %s is read', async (encoding, compress) => {
    const body = compress(`\uFEFF${JSON.stringify(success({ OwnerId: 'o' }))}`);

    const reply = await sendToServer(encoded(encoding, body), protocol);

    expect(reply.body).toMatchObject(success({ OwnerId: 'o' }));
    expect(new Map(lastRequest(startedServer()).headers).get('accept-encoding')).toBe('identity');
  });

  test('integers of 16 digits and more stay text', async () => {
    const body = JSON.stringify({ ...success(), OwnerId: 0 }).replace(
      ':0}',
      ':1757842212345678901}',
    );

    const reply = await sendToServer(json(body), protocol);

    expect(reply.body).toMatchObject({ OwnerId: '1757842212345678901' });
    expect(Object.getPrototypeOf(reply.body)).toBe(Object.prototype);
  });

  test('a field named constructor is read', async () => {
    const reply = await sendToServer(json({ ...success(), constructor: 1 }), protocol);

    expect(reply.body).toMatchObject({ constructor: 1 });
  });

  test('undefined and empty parameters are not sent', async () => {
    // As a caller without types could.
    const parameters = { A: undefined, B: '', C: '0' } as unknown as ApiRequest['parameters'];

    await sendToServer(json(success), protocol, { parameters });

    const sent = envelopes.parameters(lastRequest(startedServer()));
    expect([sent.has('A'), sent.has('B'), sent.get('C')]).toEqual([false, false, '0']);
  });

  test('parameter names are sent unchanged', async () => {
    await sendToServer(json(success), protocol, { parameters: { lower: '1' } });

    expect(envelopes.parameters(lastRequest(startedServer())).get('lower')).toBe('1');
  });

  test('an error about a lost connection has no parameters of the request', async () => {
    const parameters = { Marker: 'planted-marker' };

    const error = await rejectionOf(sendToServer(reset, protocol, { parameters }));

    expect(everything(error)).not.toContain('planted-marker');
  });

  test('closing the agent closes idle connections', async () => {
    await sendToServer(json(success), protocol);

    agent.close();

    expect(await quiet()).toBe(true);
  });

  test('consecutive calls share one connection', async () => {
    for (let call = 0; call < 3; call++) {
      await sendToServer(json(success), protocol);
    }

    expect(server?.received).toHaveLength(3);
    expect(await server?.connections()).toBe(1);
  });

  test.each([neverAnswer, sendSlowly])('canceling in a %p rejects within 100 ms', async (slow) => {
    const control = new AbortController();
    const reason = new ImagepinError('Cancelled', 'enough');
    let canceledAt = 0;
    const cancel = () => {
      canceledAt = performance.now();
      control.abort(reason);
    };

    const error = await rejectionOf(
      sendToServer((response) => slow(response, cancel), protocol, {
        context: { signal: control.signal },
      }),
    );
    const tookMs = performance.now() - canceledAt;

    expect(error).toBe(reason);
    expect(tookMs).toBeLessThan(100);
    expect(await quiet()).toBe(true);
  });

  test('an attempt without a reply times out and frees its connection', async () => {
    const clock = manualClock();
    const options = { attemptMs: 40_000, clock };

    const failure = rejectionOf(
      sendToServer((response) => sendSlowly(response, () => clock.advance(40_000)), protocol, {
        options,
      }),
    );

    expect(await failure).toMatchObject({
      code: 'ApiUnavailable',
      message: expect.stringContaining('no response within 40 s'),
    });
    expect(await quiet()).toBe(true);
    expect(clock.timers()).toBe(0);
  });

  test('closing the agent cancels pending calls', async () => {
    const failure = rejectionOf(
      sendToServer((response) => sendSlowly(response, () => agent.close()), protocol),
    );

    expect(await failure).toMatchObject({ code: 'Cancelled' });
    expect(await quiet()).toBe(true);
  });

  test.each`
    reply                              | respond
    ${'502 that begins with the body'} | ${echo(502, 0)}
    ${'502 that begins with headers'}  | ${echo(502, 1)}
    ${'502 that begins with keys'}     | ${echo(502, 2)}
    ${'200 that begins with the body'} | ${echo(200, 0)}
    ${'403 that begins with headers'}  | ${echo(403, 1)}
    ${'302 that begins with keys'}     | ${echo(302, 2)}
    ${'400 that quotes the request'}   | ${quote(400)}
    ${'200 that quotes the request'}   | ${quote(200)}
    ${'reply that is cut off'}         | ${cutOff}
    ${'reset'}                         | ${reset}
    ${'reply that is not HTTP'}        | ${sendNonHttp}
  `('an error about a $reply has no key, token or signature', async ({ respond }) => {
    const error = await rejectionOf(sendToServer(respond, protocol));

    const shown = everything(error);
    const leaked = secretsOf(startedServer()).filter((secret) => shown.includes(secret));
    expect(leaked).toEqual([]);
  });

  /** Gives back what it was sent, beginning here or there, as a badly set up proxy does. */
  function echo(status: number, from: number) {
    return (response: ServerResponse) => {
      const { headers, url, body } = lastRequest(startedServer());
      const parts = [
        body || url,
        JSON.stringify(Object.fromEntries(headers)),
        JSON.stringify(plantedCredentials),
      ];
      response.writeHead(status, { location: `/?${body}` });
      response.end([...parts.slice(from), ...parts.slice(0, from)].join(' '));
    };
  }

  /** Quotes what was signed, as Alibaba Cloud does when a signature does not match. */
  function quote(status: number) {
    return (response: ServerResponse) => {
      const { headers, body } = lastRequest(startedServer());
      const signed = encodeURIComponent(body) || headers.map((pair) => pair.join(':')).join('\n');
      const refused = JSON.stringify(envelopes.refusal('SignatureDoesNotMatch'));
      const message = JSON.stringify(`server string to sign is:${signed}`).slice(1, -1);
      json(
        refused.replace('The reason', () => message),
        status,
      )(response);
    };
  }
});

test.each(
  protocols.filter((protocol) => operationOf(protocol).protocol.envelope.requiresRequestId),
)('%s: JSON without a request ID is an error', async (protocol) => {
  const error = await rejectionOf(sendToServer(json({ Images: {} }), protocol));

  expect(error).toMatchObject({
    code: 'UnexpectedResponse',
    message: expect.stringContaining('without a request ID'),
  });
});

test.each(['x-acs-request-id', 'request-id'])(
  'an error of BatchCompute has the request ID of the header %s',
  async (header) => {
    const answer = json({ Code: 'InvalidMaxItemCount', Message: 'Too many' }, 400, {
      [header]: 'id-7',
    });

    const error = await rejectionOf(sendToServer(answer, 'alicloud-roa'));

    expect(error).toMatchObject({ detail: expect.stringContaining('request ID id-7') });
  },
);

test('RPC sends everything in a form, so that no URL carries a signature', async () => {
  await sendToServer(json({ RequestId: 'id-1' }), 'alicloud-rpc');

  expect(startedServer().received[0]).toMatchObject({ method: 'POST', url: '/' });
});

test.each(['alicloud-rpc', 'alicloud-roa'] as const)(
  '%s signs each attempt anew',
  async (protocol) => {
    await sendToServer(json({ RequestId: 'id-1' }), protocol);
    await sendToServer(json({ RequestId: 'id-1' }), protocol);

    const nonces = startedServer().received.map(
      ({ headers, body }) =>
        /SignatureNonce=(\w+)/.exec(body)?.[1] ?? new Map(headers).get('x-acs-signature-nonce'),
    );
    expect(new Set(nonces).size).toBe(2);
  },
);

test('an error about an unknown host names it', async () => {
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await rejectionOf(call(requestTo('https://ecs.cn-nowhere.invalid'), callContext()));

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    detail: expect.stringContaining('ecs.cn-nowhere.invalid'),
  });
});

test('without credentials nothing is sent', async () => {
  server = await startTestServer(json({}));
  const missing = new ImagepinError('MissingCredentials', 'none');
  const call = sendRequest(agent, () => Promise.reject(missing));

  const error = await rejectionOf(call(requestTo(server.origin), callContext()));

  expect(error).toBe(missing);
  expect(server.received).toHaveLength(0);
});

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function cutOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"RequestId":"id"}', () => response.socket?.destroy());
}

function cutOffWithStatus400(response: ServerResponse): void {
  response.writeHead(400, { 'content-length': '1000' });
  response.write('{"RequestId":"id"}', () => response.socket?.destroy());
}

function cutOffInChunks(response: ServerResponse): void {
  response.writeHead(200);
  response.write('{"RequestId":"id"}', () => response.socket?.destroy());
}

function cutOffWithoutLength(response: ServerResponse): void {
  response.socket?.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"RequestId":"id",');
}

function cutOffInGzip(response: ServerResponse): void {
  encoded('gzip', gzipSync('{"RequestId":"id"}').subarray(0, -12))(response);
}

/** A body with a name for its encoding. */
function encoded(encoding: string, body: Buffer) {
  return (response: ServerResponse) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body);
}

function sendNonHttp(response: ServerResponse): void {
  response.socket?.end('nothing that is HTTP\r\n\r\n');
}

function neverAnswer(_: ServerResponse, then: () => void): void {
  then();
}

/** Sends the head and a piece of the body, which is there before what follows happens. */
function sendSlowly(response: ServerResponse, then: () => void): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"RequestId":', () => setImmediate(() => setImmediate(then)));
}

function startedServer(): TestServer {
  if (!server) {
    throw new Error('there is no peer');
  }
  return server;
}

function lastRequest({ received }: TestServer) {
  const last = received.at(-1);
  if (!last) {
    throw new Error('nothing was sent');
  }
  return last;
}

/** Whether the peer has lost every connection, soon. */
async function quiet(): Promise<boolean> {
  for (let turn = 0; turn < 1000; turn++) {
    if ((await startedServer().connections()) === 0) {
      return true;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return false;
}

/** All that a log, a debugger or a front end could make of an error. */
function everything(error: unknown): string {
  const { message, detail, stack, cause } = error as ImagepinError;
  const shown = [message, detail, stack, JSON.stringify(error), String(cause)].join('\n');
  return [shown, inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })].join('\n');
}

function secretsOf(at: TestServer): string[] {
  const { body, headers } = lastRequest(at);
  const signature =
    /[?&]Signature=([^&]+)/.exec(`&${body}`)?.[1] ??
    /(?:Signature=|acs [^:]+:)(.+)$/.exec(String(new Map(headers).get('authorization')))?.[1];
  const values = [...Object.values(plantedCredentials), decodeURIComponent(String(signature))];
  expect(signature).toBeDefined();
  return [...values, ...values.map((value) => encodeURIComponent(value))];
}

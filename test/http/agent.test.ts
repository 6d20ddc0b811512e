import { Agent, createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { sendRequest } from '../../src/clouds/send-request';
import { openAgent } from '../../src/http/agent';
import { exchange } from '../../src/http/exchange';
import { closeAfterTest } from '../support/closing';
import { imagepinErrorOf, rejectionOf } from '../support/errors';
import { callContext, plantedCredentials, requestTo } from '../support/requests';
import { settle } from '../support/waiting';

const PLAIN_GET = { method: 'GET', path: '/', headers: {} } as const;
const ecs = 'https://ecs.cn-beijing.aliyuncs.com';

test('an https endpoint is reached through the proxy of the environment', async () => {
  const { connects, environment } = await startProxy((socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'),
  );
  const agent = closeAfterTest(openAgent({ environment }));
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await rejectionOf(call(requestTo(ecs), callContext()));

  expect(connects).toEqual(['CONNECT ecs.cn-beijing.aliyuncs.com:443']);
  expect(error).toMatchObject({
    code: 'MissingCredentials',
    message: expect.stringMatching(/^the proxy 127.0.0.1:\d+ of HTTPS_PROXY refused/),
  });
});

test('a proxy receives a password with a % that encodes nothing, and its echo is not repeated', async () => {
  const authorization = `Basic ${Buffer.from('user:50%off').toString('base64')}`;
  const heads: string[] = [];
  const { port } = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (data) => {
        heads.push(String(data));
        socket.end(`HTTP/1.1 502 Bad Gateway\r\n\r\n${String(data)} ${authorization} user:50%off`);
      });
    }),
  );
  const environment = { HTTPS_PROXY: `http://user:50%off@127.0.0.1:${port}` };
  const agent = closeAfterTest(openAgent({ environment }));
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await imagepinErrorOf(call(requestTo(ecs), callContext()));

  expect(heads[0]).toContain(`Proxy-Authorization: ${authorization}\r\n`);
  expect(error).toMatchObject({ message: expect.stringContaining('status 502') });
  expect(error.detail).not.toMatch(/50%off|dXNlcj/);
});

test.each`
  answer                                               | reason
  ${(socket: Socket) => socket.end()}                  | ${'closes the connection'}
  ${(socket: Socket) => socket.resetAndDestroy()}      | ${'resets the connection'}
  ${(socket: Socket) => socket.end('no HTTP\r\n\r\n')} | ${'does not speak HTTP'}
`('a proxy that $reason is named', async ({ answer }) => {
  const { environment } = await startProxy(answer);
  const agent = closeAfterTest(openAgent({ environment }));
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await imagepinErrorOf(call(requestTo(ecs), callContext()));

  expect(error).toMatchObject({ code: expect.stringMatching(/ApiUnavailable|UnexpectedResponse/) });
  expect(`${error.message} ${error.detail}`).toContain('proxy');
});

test('closing the agent ends a connection that waits for the proxy', async () => {
  const { connects, environment, sockets } = await startProxy(() => {});
  const agent = closeAfterTest(openAgent({ environment }));
  const call = sendRequest(agent, async () => plantedCredentials);

  const failure = rejectionOf(call(requestTo(ecs), callContext()));
  while (connects.length === 0) {
    await settle();
  }
  agent.close();
  const error = await failure;
  while (sockets.size > 0) {
    await settle();
  }

  expect(error).toMatchObject({ code: 'Cancelled' });
});

test('a loopback endpoint is never reached through a proxy', async () => {
  const { connects, environment } = await startProxy(() => {});
  const server = await listening(createServer((_, response) => response.end('{"RequestId":"id"}')));
  const agent = closeAfterTest(
    openAgent({ environment: { ...environment, HTTP_PROXY: environment.HTTPS_PROXY } }),
  );

  const call = sendRequest(agent, async () => plantedCredentials);
  const reply = await call(requestTo(`http://127.0.0.1:${server.port}`), callContext());

  expect(reply.status).toBe(200);
  expect(connects).toEqual([]);
});

test('the number of open connections is limited', async () => {
  let most = 0;
  const waiting: (() => void)[] = [];
  const server = await listening(
    createServer(async (_, response) => {
      waiting.push(() => response.end('{"RequestId":"id"}'));
      most = Math.max(most, waiting.length);
      // Long enough for any further request to arrive.
      for (let turn = 0; turn < 50; turn++) {
        await settle();
      }
      waiting.shift()?.();
    }),
  );
  const agent = closeAfterTest(openAgent({ maxSockets: 2 }));
  const call = sendRequest(agent, async () => plantedCredentials);

  const requests = [1, 2, 3, 4].map(() =>
    call(requestTo(`http://127.0.0.1:${server.port}`), callContext()),
  );
  await Promise.all(requests);

  expect(most).toBe(2);
});

test('connecting has a timeout', async () => {
  const agent = new Agent();
  closeAfterTest({ close: () => agent.destroy() });
  // A socket that stays in the state of connecting.
  Object.assign(agent, {
    createConnection: () => connect({ host: 'name.invalid', port: 9, lookup: () => {} }),
  });
  const { signal } = new AbortController();
  const options = { agent, signal, maxResponseBytes: 1, connectMs: 1 };

  const error = await rejectionOf(exchange('http://127.0.0.1:9', PLAIN_GET, options));

  expect(error).toMatchObject({ code: 'ETIMEDOUT' });
});

test('a closed agent opens no connection', async () => {
  const agent = openAgent();
  agent.close();
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await rejectionOf(call(requestTo('http://127.0.0.1:9'), callContext()));

  expect(error).toMatchObject({ code: 'Cancelled' });
  await expect(agent.send('http://127.0.0.1:9', PLAIN_GET, agent.closed)).rejects.toBe(error);
});

async function startProxy(answer: (socket: Socket) => void) {
  const connects: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = await listening(
    createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {});
      socket.once('data', (data) => {
        connects.push(String(data).split(' HTTP')[0] ?? '');
        answer(socket);
      });
    }),
  );
  const environment = { HTTPS_PROXY: `http://user:hunter2@127.0.0.1:${proxy.port}` };
  return { connects, sockets, environment };
}

async function listening(server: Server | ReturnType<typeof createTcpServer>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  closeAfterTest({ close: () => new Promise((resolve) => server.close(resolve)) });
  return { port };
}

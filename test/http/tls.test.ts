import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { sendRequest } from '../../src/clouds/send-request';
import { createCertificate } from '../../src/frontends/terraform/certificate';
import { openAgent } from '../../src/http/agent';
import { closeAfterTest } from '../support/closing';
import { imagepinErrorOf } from '../support/errors';
import { callContext, plantedCredentials, requestTo } from '../support/requests';

const { der, key } = createCertificate(Date.now());
const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;

test.each`
  peer                         | server                                                                                                             | reason
  ${'a server of TLS 1.1'}     | ${() => tlsServer({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })}                  | ${'version of TLS'}
  ${'a server of plain HTTP'}  | ${() => createServer((_, response) => response.end('{}'))}                                                         | ${'is not TLS'}
  ${'a server of no protocol'} | ${() => createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.end('no TLS at all')))} | ${'is not TLS'}
  ${'an unknown authority'}    | ${() => tlsServer({})}                                                                                             | ${'certificate of localhost'}
`('https to $peer is blamed on it: $reason', async ({ server, reason }) => {
  const port = await listening(server());
  const agent = closeAfterTest(openAgent());
  const call = sendRequest(agent, async () => plantedCredentials);

  const error = await imagepinErrorOf(call(requestTo(`https://localhost:${port}`), callContext()));

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    isTransient: false,
    detail: expect.stringContaining(reason),
  });
});

function tlsServer(options: TlsOptions): Server {
  const server = createTlsServer({
    cert,
    key: key.export({ type: 'pkcs8', format: 'pem' }),
    ...options,
  });
  return server.on('tlsClientError', () => {});
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closeAfterTest({ close: () => new Promise((resolve) => server.close(resolve)) });
  // A server on a port has an address of this kind.
  return (server.address() as AddressInfo).port;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a peer was sent. */
interface Received {
  readonly method: string;
  readonly url: string;
  /** In the order and number they came, names in lower case. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface TestServer {
  readonly origin: string;
  readonly port: number;
  readonly received: readonly Received[];
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** A server on loopback with scripted replies. */
export async function startTestServer(
  respond: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({
      method: String(request.method),
      url: String(request.url),
      headers: headerPairs(request.rawHeaders),
      body: await text(request).catch(() => ''),
    });
    respond(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    received,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headerPairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    String(raw[index * 2]).toLowerCase(),
    String(raw[index * 2 + 1]),
  ]);
}

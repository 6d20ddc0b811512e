import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliverResponse } from './deliver-response';
import { type HttpRequest, type HttpResponse, parseHttpRequest } from './http-message';

interface HttpServerOptions {
  readonly port: number;
  readonly latencyMs: number;
  readonly handle: (request: HttpRequest) => HttpResponse;
  /** Whether to reset a new connection. */
  readonly refusesConnection: () => boolean;
}

interface RunningServer {
  readonly port: number;
  /** Lets the process exit while the server listens. */
  unref(): void;
  /** Stops at once and drops open connections. */
  close(): Promise<void>;
}

/** The maximum size of a body, far above that of any request to these APIs. */
const MAX_BODY_BYTES = 1024 * 1024;

export async function startHttpServer({
  port,
  latencyMs,
  handle,
  refusesConnection,
}: HttpServerOptions): Promise<RunningServer> {
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((incoming, outgoing) => {
    const arrivedAt = performance.now();
    readIncoming(incoming, (request) => {
      const response = handle(request);
      const bytes = Buffer.from(response.body);
      const { delayMs = 0 } = response;
      // Measured from the arrival, so that the time to compute the response is part of the latency.
      const remainingMs = latencyMs + delayMs - (performance.now() - arrivedAt);
      if (remainingMs <= 0) {
        deliverResponse(response, bytes, outgoing);
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        deliverResponse(response, bytes, outgoing);
      }, remainingMs);
      timers.add(timer);
    });
  });
  // Longer than clients keep idle sockets, so that none is closed under its next request.
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    if (refusesConnection()) {
      socket.resetAndDestroy();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  let closed: Promise<void> | undefined;
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as AddressInfo).port,
    unref() {
      server.unref();
      server.on('connection', (socket) => socket.unref());
    },
    close() {
      closed ??= new Promise((resolve) => {
        timers.forEach(clearTimeout);
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

function readIncoming(incoming: IncomingMessage, onRequest: (request: HttpRequest) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      incoming.destroy();
    }
  });
  incoming.on('end', () => {
    const { method = 'GET', url = '/' } = incoming;
    onRequest(
      parseHttpRequest(method, url, headersOf(incoming), Buffer.concat(chunks).toString('utf8')),
    );
  });
}

function headersOf({ headers }: IncomingMessage): HttpRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

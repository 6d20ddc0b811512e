import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FaultyDelivery, HttpResponse } from './http-message';

/** Sends a response whole, or in the way that a fault demands. */
export function deliverResponse(
  response: HttpResponse,
  bytes: Buffer,
  outgoing: ServerResponse,
): void {
  const deliver = response.delivery ? DELIVERIES[response.delivery] : deliverWhole;
  deliver(response, bytes, outgoing);
}

type Deliver = typeof deliverWhole;

function deliverWhole(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  bytes: Buffer,
  outgoing: ServerResponse,
): void {
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.end(bytes);
}

const HEADER_INTERVAL_MS = 100;

const DELIVERIES: Readonly<Record<FaultyDelivery, Deliver>> = {
  compressed: ({ status, headers }, bytes, outgoing) =>
    deliverWhole(
      { status, headers: { ...headers, 'content-encoding': 'gzip' } },
      gzipSync(bytes),
      outgoing,
    ),
  destroyed: (_, __, outgoing) => outgoing.destroy(),
  halved: (response, bytes, outgoing) =>
    deliverHalf(response, bytes, outgoing, () => outgoing.destroy()),
  'halved-and-reset': (response, bytes, outgoing) =>
    deliverHalf(response, bytes, outgoing, () => outgoing.socket?.resetAndDestroy()),
  'endless-headers'({ status }, _, { socket }) {
    socket?.write(`HTTP/1.1 ${status} Slow\r\n`);
    const timer = setInterval(() => socket?.write('x-slow: 1\r\n'), HEADER_INTERVAL_MS);
    socket?.once('close', () => clearInterval(timer));
  },
  'endless-body'({ status, headers }, bytes, outgoing) {
    outgoing.writeHead(status, headers);
    // It ends with an error, when the connection closes.
    pipeline(Readable.from(withoutEnd(bytes.subarray(0, -1))), outgoing, () => {});
  },
};

function deliverHalf(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  bytes: Buffer,
  outgoing: ServerResponse,
  onSent: () => void,
): void {
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, bytes.length / 2), onSent);
}

/** Spaces are valid between the parts of JSON, so that only the length is wrong. */
function* withoutEnd(begin: Buffer): Generator<Buffer> {
  yield begin;
  for (const spaces = Buffer.alloc(256 * 1024, ' '); ; ) {
    yield spaces;
  }
}

import {
  type ClientRequest,
  type Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { decodeBody } from './content-encoding';
import { errorWithCode, RESPONSE_TOO_LARGE } from './exchange-error';

/** A request in its final form, since signed requests must arrive byte for byte. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  /** The path with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response before its interpretation. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body without compression. */
  readonly body: Buffer;
  /** Whether the whole body has arrived. */
  readonly isComplete: boolean;
}

/** The limits of an exchange. */
export interface ExchangeOptions {
  readonly agent: HttpAgent;
  readonly signal: AbortSignal;
  readonly maxResponseBytes: number;
  readonly connectMs: number;
}

// Signatures do not cover this header, and a compressed page would have no bound of its own.
const PLAIN = { 'accept-encoding': 'identity' };

/** Sends one request and reads its response, even an incomplete one. Follows no redirects. */
export function exchange(
  origin: string,
  { body, headers, ...request }: RawRequest,
  { maxResponseBytes, connectMs, ...options }: ExchangeOptions,
): Promise<RawResponse> {
  const send = origin.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(origin, { ...request, headers: { ...PLAIN, ...headers }, ...options });
    sent.once('error', reject);
    sent.once('response', (response) => {
      readResponse(response, maxResponseBytes)
        .then((raw) => decodeResponse(raw, maxResponseBytes))
        .then(resolve, reject);
    });
    limitConnectTime(sent, connectMs);
    sent.end(body);
  });
}

function limitConnectTime(request: ClientRequest, connectMs: number): void {
  request.once('socket', (socket) => {
    if (!socket.connecting) {
      return;
    }
    const onTimeout = () =>
      request.destroy(errorWithCode('ETIMEDOUT', `no connection in ${connectMs} ms`));
    const timer = setTimeout(onTimeout, connectMs);
    const stopTimer = () => clearTimeout(timer);
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', stopTimer);
    request.once('close', stopTimer);
  });
}

function readResponse(response: IncomingMessage, maxBytes: number): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        reject(errorWithCode(RESPONSE_TOO_LARGE, `more than ${maxBytes} bytes`));
        response.destroy();
        return;
      }
      chunks.push(chunk);
    });
    // An incomplete response ends with `close`, too.
    response.on('error', () => {});
    response.once('close', () => {
      const { statusCode: status = 0, headers, complete: isComplete } = response;
      resolve({ status, headers, body: Buffer.concat(chunks), isComplete });
    });
  });
}

/** Undoes the compression of a complete response. */
async function decodeResponse(response: RawResponse, maxBytes: number): Promise<RawResponse> {
  const { headers, body, isComplete } = response;
  return isComplete
    ? { ...response, ...(await decodeBody(body, headers['content-encoding'], maxBytes)) }
    : response;
}

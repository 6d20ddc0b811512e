import {
  type ClientRequest,
  type Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';

/** A request that is ready to be sent: signed requests must arrive byte for byte. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  /** The path with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back over the wire, before it is interpreted. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether it arrived to its last byte. */
  readonly isComplete: boolean;
}

export interface ExchangeOptions {
  readonly agent: HttpAgent;
  readonly signal: AbortSignal;
  readonly maxResponseBytes: number;
  readonly connectMs: number;
}

/** Sends one request and reads its response, also one that is cut off. It follows no redirect. */
export function exchange(
  origin: string,
  { body, ...request }: RawRequest,
  { maxResponseBytes, connectMs, ...options }: ExchangeOptions,
): Promise<RawResponse> {
  const send = origin.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(origin, { ...request, ...options });
    sent.once('error', reject);
    sent.once('response', (response) => {
      readResponse(response, maxResponseBytes).then(resolve, reject);
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
    // It is closed after an error, too: then it is not complete.
    response.on('error', () => {});
    response.once('close', () => {
      const { statusCode: status = 0, headers, complete: isComplete } = response;
      resolve({ status, headers, body: Buffer.concat(chunks), isComplete });
    });
  });
}

/** The code of the error for a response that is larger than any list. */
export const RESPONSE_TOO_LARGE = 'ETOOLARGE';

function errorWithCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

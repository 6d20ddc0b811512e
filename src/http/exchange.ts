import {
  type ClientRequest,
  type Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';

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

/** Sends one request and reads its response, even an incomplete one. Follows no redirects. */
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
    // An incomplete response ends with `close`, too.
    response.on('error', () => {});
    response.once('close', () => {
      const { statusCode: status = 0, headers, complete: isComplete } = response;
      resolve({ status, headers, body: Buffer.concat(chunks), isComplete });
    });
  });
}

/** The error code for a response that exceeds the size limit. */
export const RESPONSE_TOO_LARGE = 'ETOOLARGE';

function errorWithCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

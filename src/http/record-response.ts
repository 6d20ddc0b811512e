import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What came back over the wire, before anything is made of it. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Takes down the answer of one request, whoever reads it. */
export interface ResponseRecorder {
  watch(request: ClientRequest): void;
  /** The answer, once it is there to its last byte. */
  completeResponse(): RawResponse | undefined;
  /** What came of it, when it was cut off. */
  partialResponse(): RawResponse | undefined;
  /** Why the request was broken off from our side. */
  failure(): Error | undefined;
}

export interface ResponseRecorderOptions {
  readonly maxResponseBytes: number;
  readonly connectMs: number;
}

/**
 * The client below Alibaba Cloud's own library hides the head of most answers, parses with its own
 * rules and has no bounds: so the answer is taken down beside it, from the connection.
 */
export function recordResponse({
  maxResponseBytes,
  connectMs,
}: ResponseRecorderOptions): ResponseRecorder {
  const chunks: Buffer[] = [];
  let response: IncomingMessage | undefined;
  let failure: Error | undefined;

  const abortStream = (stream: ClientRequest | IncomingMessage, error: Error) => {
    failure = error;
    stream.destroy(error);
  };

  const limitConnectTime = (request: ClientRequest) => {
    request.once('socket', (socket) => {
      if (!socket.connecting) {
        return;
      }
      const onTimeout = () =>
        abortStream(request, errorWithCode('ETIMEDOUT', `no connection in ${connectMs} ms`));
      const timer = setTimeout(onTimeout, connectMs);
      const stopTimer = () => clearTimeout(timer);
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', stopTimer);
      request.once('close', stopTimer);
    });
  };

  const recordBody = (request: ClientRequest) => {
    request.once('response', (received) => {
      response = received;
      // A data listener would set the stream flowing before the one who reads it is there.
      const push = received.push.bind(received);
      let bytes = 0;
      received.push = (chunk: Buffer | null) => {
        if (chunk === null) {
          return (bytes === 0 || push(EMPTY_BODY)) && push(null);
        }
        bytes += chunk.length;
        if (bytes > maxResponseBytes) {
          abortStream(
            request,
            errorWithCode(RESPONSE_TOO_LARGE, `more than ${maxResponseBytes} bytes`),
          );
          return false;
        }
        chunks.push(chunk);
        return true;
      };
    });
  };

  return {
    watch: (request) => {
      limitConnectTime(request);
      recordBody(request);
    },
    completeResponse: () =>
      response?.complete && !failure ? toRawResponse(response, chunks) : undefined,
    partialResponse: () => response && toRawResponse(response, chunks),
    failure: () => failure,
  };
}

function toRawResponse(
  { statusCode = 0, headers }: IncomingMessage,
  chunks: readonly Buffer[],
): RawResponse {
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}

/** What the client below gets to parse: it would spend more time on the real answer than we do. */
const EMPTY_BODY = Buffer.from('{}');

/** The code of the error for an answer that is larger than any list. */
export const RESPONSE_TOO_LARGE = 'ETOOLARGE';

function errorWithCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

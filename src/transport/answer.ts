import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What came back over the wire, before anything is made of it. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Takes down the answer of one request, whoever reads it. */
export interface Recorder {
  watch(request: ClientRequest): void;
  /** The answer, once it is there to its last byte. */
  answer(): Answer | undefined;
  /** What came of it, when it was cut off. */
  part(): Answer | undefined;
  /** Why the request was broken off from our side. */
  failure(): Error | undefined;
}

export interface RecorderOptions {
  readonly maxBytes: number;
  readonly connectMs: number;
}

/**
 * The client below Alibaba Cloud's own library hides the head of most answers, parses with its own
 * rules and has no bounds: so the answer is taken down beside it, from the connection.
 */
export function recordAnswer({ maxBytes, connectMs }: RecorderOptions): Recorder {
  const chunks: Buffer[] = [];
  let response: IncomingMessage | undefined;
  let failure: Error | undefined;

  const breakOff = (stream: ClientRequest | IncomingMessage, error: Error) => {
    failure = error;
    stream.destroy(error);
  };

  const boundConnecting = (request: ClientRequest) => {
    request.once('socket', (socket) => {
      if (!socket.connecting) {
        return;
      }
      const late = () => breakOff(request, coded('ETIMEDOUT', `no connection in ${connectMs} ms`));
      const timer = setTimeout(late, connectMs);
      const stop = () => clearTimeout(timer);
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', stop);
      request.once('close', stop);
    });
  };

  const keepBody = (request: ClientRequest) => {
    request.once('response', (received) => {
      response = received;
      // A data listener would set the stream flowing before the one who reads it is there.
      const push = received.push.bind(received);
      let bytes = 0;
      received.push = (chunk: Buffer | null) => {
        if (chunk === null) {
          return (bytes === 0 || push(NOTHING)) && push(null);
        }
        bytes += chunk.length;
        if (bytes > maxBytes) {
          breakOff(request, coded(TOO_LARGE, `more than ${maxBytes} bytes`));
          return false;
        }
        chunks.push(chunk);
        return true;
      };
    });
  };

  return {
    watch: (request) => {
      boundConnecting(request);
      keepBody(request);
    },
    answer: () => (response?.complete && !failure ? taken(response, chunks) : undefined),
    part: () => response && taken(response, chunks),
    failure: () => failure,
  };
}

function taken({ statusCode = 0, headers }: IncomingMessage, chunks: readonly Buffer[]): Answer {
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}

/** What the client below gets to parse: it would spend more time on the real answer than we do. */
const NOTHING = Buffer.from('{}');

/** The code of the error for an answer that is larger than any list. */
export const TOO_LARGE = 'ETOOLARGE';

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

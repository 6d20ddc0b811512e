import { ImagepinError } from '../errors';

const ORIGIN = /^https?:\/\/[^/?#@\s\\]+\/?$/i;

/** Where an endpoint was stated. */
interface EndpointSetting {
  /** What the message calls it. Default: endpoint. */
  readonly name?: string;
  /** The argument to blame. Default: endpoint. */
  readonly path?: readonly string[];
}

/** Reads an endpoint and returns its origin: https, or http on this machine alone. */
export function parseEndpoint(
  text: string,
  { name = 'endpoint', path = ['endpoint'] }: EndpointSetting = {},
): string {
  const url = URL.canParse(text) && ORIGIN.test(text) ? new URL(text) : undefined;
  if (!url || (url.protocol === 'http:' && !isLoopback(url.hostname))) {
    throw new ImagepinError('InvalidQuery', `invalid ${name} "${redactUserinfo(text)}"`, {
      path,
      detail:
        'An endpoint is https://host or https://host:port, without a path, a query or a user. ' +
        'Plain http is allowed for loopback addresses only, since signed requests must be encrypted.',
    });
  }
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

function redactUserinfo(text: string): string {
  return text.replace(/[^/\s]*@/g, '***@');
}

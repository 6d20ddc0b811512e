import { ImagepinError } from '../errors';

const ORIGIN = /^https?:\/\/[^/?#@\s\\]+\/?$/i;

/** The place that sets an endpoint. */
interface EndpointSetting {
  /** The name for messages. Default: endpoint. */
  readonly name?: string;
  /** The argument to blame; empty where a variable sets the endpoint. Default: endpoint. */
  readonly path?: readonly string[];
}

/** Parses an endpoint and returns its origin: https, or http for this machine only. Throws `InvalidQuery`. */
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

/** Removes all that may be a user or a password: whatever precedes the last @, since a password may contain a slash. */
function redactUserinfo(text: string): string {
  return text.replace(/^(\w[\w+.-]*:\/\/)?.*(?:@|%40)/is, '$1***@');
}

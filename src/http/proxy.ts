import { unescape as decodePercent } from 'node:querystring';
import { ImagepinError } from '../errors';

/** Environment variables as a value, so that the process's own are read in one place. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** The proxy for an origin. */
export interface ProxyServer {
  /** The address without a user and a password. */
  readonly url: URL;
  /** The variable that sets it. */
  readonly variable: string;
  /** The user and the password as `user:password`; undefined if the address has neither. */
  readonly userinfo: string | undefined;
}

/**
 * The proxy of the environment for an https origin. Throws `InvalidQuery` for an invalid proxy address.
 * It reads HTTPS_PROXY and NO_PROXY itself, since the libraries read only the process's environment.
 */
export function proxyFor(origin: URL, environment: EnvironmentVariables): ProxyServer | undefined {
  const { name, value } = firstSetVariable(environment, 'HTTPS_PROXY', 'ALL_PROXY');
  if (
    origin.protocol !== 'https:' ||
    name === undefined ||
    value === undefined ||
    isExempt(origin, environment)
  ) {
    return undefined;
  }
  const url = parseProxyAddress(value);
  if (!url) {
    // The value may contain a password, so the message omits it.
    throw new ImagepinError('InvalidQuery', `${name} is not a proxy address`, {
      detail:
        'It must have the form http://host:port or https://host:port, or http://user:password@host:port ' +
        'with the characters / ? # @ : of the user and the password percent-encoded.',
    });
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  // Unlike decodeURIComponent, this accepts a % that encodes nothing.
  const userinfo =
    username || password ? `${decodePercent(username)}:${decodePercent(password)}` : undefined;
  return { url, variable: name, userinfo };
}

/** A proxy address; undefined if it is none, or if a part of its password is taken for a path. */
function parseProxyAddress(value: string): URL | undefined {
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.href.endsWith(`${url.host}/`)
    ? url
    : undefined;
}

/** A proxy as messages name it. */
export function describeProxy({ url, variable }: ProxyServer): string {
  return `the proxy ${url.host} of ${variable}`;
}

/** The error for a proxy that demands authentication (status 407). */
export function toProxyAuthenticationError(proxy: ProxyServer): ImagepinError {
  const { variable, userinfo } = proxy;
  return userinfo === undefined
    ? new ImagepinError(
        'MissingCredentials',
        `${describeProxy(proxy)} requires a user and password`,
        {
          detail: `Set ${variable} to http://user:password@host:port.`,
        },
      )
    : new ImagepinError(
        'MissingCredentials',
        `${describeProxy(proxy)} refused the user or password`,
        {
          detail: `Correct the user and password in ${variable}. The credentials of the cloud were not sent.`,
        },
      );
}

/** Whether NO_PROXY lists a host, as curl and Go read it: a name covers its subdomains, `*` every host. */
function isExempt({ hostname, port }: URL, environment: EnvironmentVariables): boolean {
  const { value = '' } = firstSetVariable(environment, 'NO_PROXY');
  return value.split(/[\s,]+/).some((entry) => {
    const [, name = '', exemptPort] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    const host = name.replace(/^\*?\.?/, '');
    const matches = name === '*' || hostname === host || hostname.endsWith(`.${host}`);
    return name !== '' && matches && (exemptPort === undefined || exemptPort === (port || '443'));
  });
}

/** The first variable that is set; lower case takes precedence over upper case, as usual. */
function firstSetVariable(
  environment: EnvironmentVariables,
  ...names: string[]
): { name?: string; value?: string } {
  for (const name of names.flatMap((upper) => [upper.toLowerCase(), upper])) {
    const value = environment[name]?.trim();
    if (value) {
      return { name, value };
    }
  }
  return {};
}

import { ImagepinError } from '../errors';

/** Environment variables as a value, so that the process's own are read in one place. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy of the environment for an https origin. Throws `InvalidQuery` for an invalid proxy address.
 * It reads HTTPS_PROXY and NO_PROXY itself, since the libraries read only the process's environment.
 */
export function proxyFor(origin: URL, environment: EnvironmentVariables): URL | undefined {
  const { name, value } = firstSetVariable(environment, 'HTTPS_PROXY', 'ALL_PROXY');
  if (origin.protocol !== 'https:' || value === undefined || isExempt(origin, environment)) {
    return undefined;
  }
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    // The value may contain a password, so the message omits it.
    throw new ImagepinError('InvalidQuery', `${name} is not a proxy address`, {
      detail: 'It must have the form http://host:port or https://host:port.',
    });
  }
  return new URL(text);
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

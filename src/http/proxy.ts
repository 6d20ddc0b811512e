import { ImagepinError } from '../errors';
import type { EnvironmentVariables } from './environment-variables';

/**
 * The proxy that the environment names for an https origin.
 * Our own reading of HTTPS_PROXY and NO_PROXY: the libraries for it read the process's environment alone.
 */
export function proxyFor(origin: URL, environment: EnvironmentVariables): URL | undefined {
  const { name, value } = firstSetVariable(environment, 'HTTPS_PROXY', 'ALL_PROXY');
  if (origin.protocol !== 'https:' || value === undefined || isExempt(origin, environment)) {
    return undefined;
  }
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    // The value may hold a password, so that it is not quoted.
    throw new ImagepinError('InvalidQuery', `${name} is not a proxy address`, {
      detail: 'It must have the form http://host:port or https://host:port.',
    });
  }
  return new URL(text);
}

/** As curl and Go read it: a name stands for itself and what is below it, `*` for everything. */
function isExempt({ hostname, port }: URL, environment: EnvironmentVariables): boolean {
  const { value = '' } = firstSetVariable(environment, 'NO_PROXY');
  return value.split(/[\s,]+/).some((entry) => {
    const [, name = '', exemptPort] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    const host = name.replace(/^\*?\.?/, '');
    const matches = name === '*' || hostname === host || hostname.endsWith(`.${host}`);
    return name !== '' && matches && (exemptPort === undefined || exemptPort === (port || '443'));
  });
}

/** The first of these that is set, in lower case before upper case as everywhere. */
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

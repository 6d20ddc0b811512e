import type { EnvironmentVariables } from '../http/environment-variables';
import type { CredentialSource } from './credential-source';
import { type KeyPairPart, readKeyPair } from './key-pair';

/** One family of variables; the first name that is set takes precedence. */
export interface CredentialVariables {
  readonly id: readonly [string, ...string[]];
  readonly secret: readonly [string, ...string[]];
  readonly token?: readonly [string, ...string[]];
}

/** The credentials of environment variables. */
export function variablesSource(
  env: EnvironmentVariables,
  { id, secret, token }: CredentialVariables,
): CredentialSource {
  return {
    name: `${id[0]} and ${secret[0]}`,
    findProvider: async () => {
      const credentials = readKeyPair({
        id: partOf(env, id),
        secret: partOf(env, secret),
        ...(token && { token: partOf(env, token) }),
      });
      return credentials ? async () => credentials : 'not set';
    },
  };
}

function partOf(env: EnvironmentVariables, names: readonly [string, ...string[]]): KeyPairPart {
  const name = names.find((variable) => env[variable]?.trim()) ?? names[0];
  return { name, value: env[name] };
}

import type { Environment } from '../environment';
import { type Part, readPair } from './pair';
import type { Place } from './place';

/** The variables of one family; where there are several names, the first that is set counts. */
export interface Variables {
  readonly id: readonly [string, ...string[]];
  readonly secret: readonly [string, ...string[]];
  readonly token?: string;
}

/** Keys in environment variables. */
export function inVariables(env: Environment, { id, secret, token }: Variables): Place {
  return {
    name: `${id[0]} and ${secret[0]}`,
    find: async () => {
      const keys = readPair({
        id: partOf(env, id),
        secret: partOf(env, secret),
        ...(token && { token: partOf(env, [token]) }),
      });
      return keys ? async () => keys : 'not set';
    },
  };
}

function partOf(env: Environment, names: readonly [string, ...string[]]): Part {
  const name = names.find((candidate) => env[candidate]?.trim()) ?? names[0];
  return { name, value: env[name] };
}

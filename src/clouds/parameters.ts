import type { ApiParameter, ApiParameters } from './api-operation';

/** Joins parameters; lists of the same name follow each other, since their numbers are given last. */
export function joinParameters(all: readonly ApiParameters[]): ApiParameters {
  const joined: Record<string, ApiParameter> = {};
  for (const [name, value] of all.flatMap((parameters) => Object.entries(parameters))) {
    const before = joined[name];
    joined[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return joined;
}

/** Writes lists as both clouds read them: `Tag.1.Key`, `Status.2`. */
export function flattenParameters(parameters: ApiParameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => flattenParameter(name, value)),
  );
}

function flattenParameter(name: string, value: ApiParameter): [string, string][] {
  if (typeof value === 'string') {
    return [[name, value]];
  }
  const entries: [string, ApiParameter][] = Array.isArray(value)
    ? value.map((element, index) => [String(index + 1), element])
    : Object.entries(value);
  return entries.flatMap(([step, element]) => flattenParameter(`${name}.${step}`, element));
}

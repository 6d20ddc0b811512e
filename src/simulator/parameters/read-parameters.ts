import type { RequestParameters } from '../operation';

/** The value of a parameter; an empty one counts as absent. */
export function parameterValue(parameters: RequestParameters, name: string): string | undefined {
  return parameters.get(name) || undefined;
}

/** The values of `Name.1`, `Name.2` and so on, in any order. */
export function indexedValues(parameters: RequestParameters, name: string): readonly string[] {
  const pattern = new RegExp(`^${name}\\.\\d+$`);
  return [...parameters].flatMap(([key, value]) => (pattern.test(key) ? [value] : []));
}

/** The fields of `Name.1.Key`, `Name.1.Value`, `Name.2.Key` and so on, one group per number. */
export function indexedGroups(
  parameters: RequestParameters,
  name: string,
): readonly RequestParameters[] {
  const pattern = new RegExp(`^${name}\\.(\\d+)\\.(.+)$`);
  const groups = new Map<string, Map<string, string>>();
  for (const [key, value] of parameters) {
    const [, index, field] = pattern.exec(key) ?? [];
    if (index && field) {
      const group = groups.get(index) ?? new Map<string, string>();
      groups.set(index, group.set(field, value));
    }
  }
  return [...groups.values()];
}

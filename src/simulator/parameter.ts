import type { RequestParameters } from './service';

/** A parameter's value; an empty one counts as not given. */
export function given(parameters: RequestParameters, name: string): string | undefined {
  return parameters.get(name) || undefined;
}

/** The values of `Name.1`, `Name.2` and so on, in this order. */
export function listed(parameters: RequestParameters, name: string): readonly string[] {
  const pattern = new RegExp(`^${name}\\.(\\d+)$`);
  return [...parameters]
    .flatMap(([key, value]) => {
      const [, index] = pattern.exec(key) ?? [];
      return index ? [{ index: Number(index), value }] : [];
    })
    .sort((a, b) => a.index - b.index)
    .map(({ value }) => value);
}

/** The fields of `Name.1.Key`, `Name.1.Value`, `Name.2.Key` and so on, by index. */
export function grouped(parameters: RequestParameters, name: string): readonly RequestParameters[] {
  const pattern = new RegExp(`^${name}\\.(\\d+)\\.(.+)$`);
  const groups = new Map<number, Map<string, string>>();
  for (const [key, value] of parameters) {
    const [, index, field] = pattern.exec(key) ?? [];
    if (index && field) {
      const group = groups.get(Number(index)) ?? new Map<string, string>();
      groups.set(Number(index), group.set(field, value));
    }
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

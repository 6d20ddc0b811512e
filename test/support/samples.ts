import type { Sample } from '../../src/sources/source';

/** The documented replies in the folder of a source. */
export async function samplesOf(id: string): Promise<readonly Sample[]> {
  return (await loadSamples(id)).samples;
}

/** The instance types in the folder of a source that filters by them. */
export async function instanceTypesOf(id: string): Promise<readonly string[]> {
  return (await loadSamples(id)).instanceTypes ?? [];
}

/** The documented size of a page where a request sets none. */
export async function defaultPageSizeOf(id: string): Promise<number> {
  return (await loadSamples(id)).defaultPageSize;
}

interface Samples {
  readonly samples: readonly Sample[];
  readonly instanceTypes?: readonly string[];
  readonly defaultPageSize: number;
}

async function loadSamples(id: string): Promise<Samples> {
  return import(`../../src/sources/${id}/samples`);
}

/** Every field of an answer by its path, with the types that its values have. */
export function fieldTypes(replies: readonly unknown[]): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) {
      types.set(path, (types.get(path) ?? new Set()).add(typeof value));
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      visit(inner, Array.isArray(value) ? path : `${path}.${name}`);
    }
  };
  for (const reply of replies) {
    visit(reply, '');
  }
  return types;
}

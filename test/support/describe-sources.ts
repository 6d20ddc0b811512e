import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';

/** Each registered source behind its id, for `test.each`. */
export const sourcesById = sources.map((source): [string, Source] => [source.id, source]);

/** The same tests for each registered source: a new source is tested by being registered. */
export function describeSources(run: (source: Source) => void): void {
  describe.each(sourcesById)('%s', (_, source) => run(source));
}

/** A query that lists every image of a source; others come on top. */
export function queryAll(
  source: Source,
  others: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    source: source.id,
    ...(source.requiresRegion && { region: 'cn-test' }),
    ...(source.reportedFields.includes('status') && { status: 'any' }),
    ...others,
  };
}

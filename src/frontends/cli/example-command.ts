import { sources } from '../../sources/registry';
import type { ExampleQuery, Source } from '../../sources/source';
import { toFlag } from './flags/flag-naming';

/** The source in examples of general help. */
export const EXAMPLE_SOURCE: Source = sources[0];

/** A source and the flags of a query; by default those of its first example. */
export function exampleFlags(source: Source, query: ExampleQuery = exampleQueryOf(source)): string {
  const { id, requiresRegion, api } = source;
  const { exampleRegion } = api.protocol.cloud;
  const region = requiresRegion ? { region: exampleRegion } : {};
  const values: ExampleQuery = { source: id, ...region, ...query };
  return Object.entries(values)
    .map(([name, value]) => (value === true ? toFlag(name) : `${toFlag(name)} ${value}`))
    .join(' ');
}

/** A query that finds an image of a source: its first example, or the newest image of its first owner. */
export function exampleQueryOf({ examples = [], owners: [owner] }: Source): ExampleQuery {
  const [example = { query: { ...(owner && { owners: [owner] }), mostRecent: true } }] = examples;
  return example.query;
}

/** Wraps a command to lines of less than 100 columns, with a backslash at their ends. */
export function wrapCommand(line: string): string {
  return line.replace(/(.{1,90})(?: (?=--)|$)/g, '$1 \\\n    ').replace(/ \\\n +$/, '');
}

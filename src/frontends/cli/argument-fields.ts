import type { LookupKind } from '../../query/query';
import { querySchemaFor } from '../../query/query-schema';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { type Field, fieldsOf } from '../fields';

const [anySource] = sources;

/** The options that only one source supports, by source ID. */
export const sourceOptionFields: ReadonlyMap<string, readonly Field[]> = new Map(
  sources.map(({ id, options }) => [id, fieldsOf(options)]),
);

/** The arguments that every query accepts. */
export const commonArgumentFields: readonly Field[] = fieldsOf(
  querySchemaFor(anySource, 'list'),
).filter(({ name }) => name !== 'source' && !(name in anySource.options.shape));

/**
 * The fields of all arguments, each name once.
 * If sources define the same name differently, the definition of the chosen source counts.
 */
export function allArgumentFields(chosenSource: Source | undefined): readonly Field[] {
  const sourceOptions = [
    chosenSource && sourceOptionFields.get(chosenSource.id),
    ...sourceOptionFields.values(),
  ].flatMap((fields = []) => fields);
  const all = [...commonArgumentFields, ...sourceOptions];
  return all.filter(({ name }, index) => all.findIndex((field) => field.name === name) === index);
}

/** Whether a lookup of this kind accepts the argument: some belong to lists only. */
export function isArgumentOf(name: string, kind: LookupKind): boolean {
  return (
    name in querySchemaFor(anySource, kind).shape ||
    !(name in querySchemaFor(anySource, 'list').shape)
  );
}

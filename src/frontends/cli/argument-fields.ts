import type { LookupKind } from '../../query/query';
import { querySchemaFor } from '../../query/query-schema';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { type Field, fieldsOf } from '../fields';

const [anySource] = sources;

/** What only one source understands, by its id. */
export const sourceOptionFields: ReadonlyMap<string, readonly Field[]> = new Map(
  sources.map(({ id, options }) => [id, fieldsOf(options)]),
);

/** What may be asked of any source. */
export const commonArgumentFields: readonly Field[] = fieldsOf(
  querySchemaFor(anySource, 'list'),
).filter(({ name }) => name !== 'source' && !(name in anySource.options.shape));

/**
 * The fields of all questions, each name once.
 * Where two sources mean different things by it, the stated one's counts.
 */
export function allArgumentFields(chosenSource: Source | undefined): readonly Field[] {
  const sourceOptions = [
    chosenSource && sourceOptionFields.get(chosenSource.id),
    ...sourceOptionFields.values(),
  ].flatMap((fields = []) => fields);
  const all = [...commonArgumentFields, ...sourceOptions];
  return all.filter(({ name }, index) => all.findIndex((field) => field.name === name) === index);
}

/** Whether a question of this kind has the field: some are for lists alone. */
export function isArgumentOf(name: string, kind: LookupKind): boolean {
  return (
    name in querySchemaFor(anySource, kind).shape ||
    !(name in querySchemaFor(anySource, 'list').shape)
  );
}

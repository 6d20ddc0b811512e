import { type Kind, schemaOf } from '../../lookup/query';
import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { type Field, fieldsOf } from '../fields';

const [first] = sources;

/** What only one source understands, by its id. */
export const ownFields: ReadonlyMap<string, readonly Field[]> = new Map(
  sources.map(({ id, options }) => [id, fieldsOf(options)]),
);

/** What may be asked of any source. */
export const commonFields: readonly Field[] = fieldsOf(schemaOf(first, 'list')).filter(
  ({ name }) => name !== 'source' && !(name in first.options.shape),
);

/**
 * The fields of all questions, each name once.
 * Where two sources mean different things by it, the stated one's counts.
 */
export function fieldsOfAll(stated: Source | undefined): readonly Field[] {
  const own = [stated && ownFields.get(stated.id), ...ownFields.values()].flatMap(
    (fields = []) => fields,
  );
  const all = [...commonFields, ...own];
  return all.filter(({ name }, index) => all.findIndex((field) => field.name === name) === index);
}

/** Whether a question of this kind has the field: some are for lists alone. */
export function isAsked(name: string, kind: Kind): boolean {
  return name in schemaOf(first, kind).shape || !(name in schemaOf(first, 'list').shape);
}

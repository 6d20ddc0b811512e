import type * as z from 'zod';
import type { QueryArguments } from '../query/query';
import type { SourceId, sources } from '../sources/registry';

/** The input type of an argument; lists may be read-only. */
type ReadonlyLists<Input> = {
  readonly [Name in keyof Input]: Input[Name] extends (infer Element)[] | undefined
    ? readonly Element[] | undefined
    : Input[Name];
};

/** The query of each source: the common arguments and the source's own options. */
type QueryInput<Shape extends z.ZodRawShape> = {
  [Known in (typeof sources)[number] as Known['id']]: ReadonlyLists<
    z.input<z.ZodObject<Shape & Known['options']['shape']>>
  > & { readonly source: Known['id'] };
};

type QueryArgumentsShape = (typeof QueryArguments)['shape'];

/** The query of a list lookup. */
export type ListInput<Id extends SourceId = SourceId> = QueryInput<QueryArgumentsShape>[Id] & {
  readonly source: Id;
};

/** The query of a find. */
export type FindInput<Id extends SourceId = SourceId> = QueryInput<
  Omit<QueryArgumentsShape, 'limit'>
>[Id] & {
  readonly source: Id;
};

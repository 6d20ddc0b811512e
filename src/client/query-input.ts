import type * as z from 'zod';
import type { QueryArguments } from '../query/query';
import type { SourceId, sources } from '../sources/registry';

/** The input of an argument: a list may be read-only. */
type ReadonlyLists<Input> = {
  readonly [Name in keyof Input]: Input[Name] extends (infer Element)[] | undefined
    ? readonly Element[] | undefined
    : Input[Name];
};

/** For every source, its query: the common arguments and the source's own options. */
type QueryInput<Shape extends z.ZodRawShape> = {
  [Known in (typeof sources)[number] as Known['id']]: ReadonlyLists<
    z.input<z.ZodObject<Shape & Known['options']['shape']>>
  > & { readonly source: Known['id'] };
};

type QueryArgumentsShape = (typeof QueryArguments)['shape'];

/** The query of a list: the common arguments and that source's own options. */
export type ListInput<Id extends SourceId = SourceId> = QueryInput<QueryArgumentsShape>[Id] & {
  readonly source: Id;
};

/** The query of one image. */
export type FindInput<Id extends SourceId = SourceId> = QueryInput<
  Omit<QueryArgumentsShape, 'limit'>
>[Id] & {
  readonly source: Id;
};

import * as z from 'zod';
import { memoize } from '../lazy';
import { type LookupKind, QueryArguments } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** All arguments of one source, for front ends that offer it by itself. */
export function querySchemaFor(
  source: SourceCapabilities,
  kind: LookupKind,
): ReturnType<typeof createQuerySchema> {
  return querySchemas[kind](source);
}

/** Kept, since zod compiles a schema when it first reads with it. */
const querySchemas = {
  find: memoize((source: SourceCapabilities) => createQuerySchema(source, 'find')),
  list: memoize((source: SourceCapabilities) => createQuerySchema(source, 'list')),
};

function createQuerySchema(source: SourceCapabilities, kind: LookupKind) {
  return z.strictObject({
    source: z.literal(source.id),
    ...queryArgumentsFor(kind).shape,
    ...source.options.shape,
  });
}

/** The arguments of any source, for one image or for a list. */
export function queryArgumentsFor(kind: LookupKind) {
  return kind === 'find' ? QueryArguments.omit({ limit: true }) : QueryArguments;
}

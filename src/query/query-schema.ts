import * as z from 'zod';
import { memoize } from '../lazy';
import { type LookupKind, QueryArguments } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** The schema of a query for one source, with its own options. */
export function querySchemaFor(
  source: SourceCapabilities,
  kind: LookupKind,
): ReturnType<typeof createQuerySchema> {
  return querySchemas[kind](source);
}

/** Created once, since zod compiles a schema on first use. */
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

/** The arguments for any source, for one image or for a list. */
export function queryArgumentsFor(kind: LookupKind) {
  return kind === 'find' ? QueryArguments.omit({ limit: true }) : QueryArguments;
}

import * as z from 'zod';
import { asImagepinError, ImagepinError } from '../errors';
import type { ParsedQuery } from '../lookup/parsed-query';
import { checkQuery, checkTagKeys, checkUnicode } from '../query/check-query';
import { withoutEmpty } from '../query/empty-arguments';
import type { LookupKind } from '../query/query';
import { queryArgumentsFor, querySchemaFor } from '../query/query-schema';
import { joinErrors, parseInput, readInput } from '../query/read-input';
import { getSource, sources } from '../sources/registry';
import type { Source } from '../sources/source';
import { subject, text } from '../text';
import type { DefaultRegion } from './default-region';

/** A query with valid arguments, before their combination is checked. */
export type QueryDraft = ParsedQuery;

/** Reads each argument of a query. Throws `UnknownSource` or `InvalidQuery` with the argument to blame. */
export function readQuery(input: unknown, kind: LookupKind): QueryDraft {
  const { draft, errors } = readArguments(input, kind);
  if (!draft) {
    throw joinErrors(errors);
  }
  return draft;
}

/**
 * Returns the errors of a query before any call: every invalid value, or else the first invalid combination.
 * Rules that depend on unresolved arguments are not applied.
 */
export function validateQuery(
  input: unknown,
  kind: LookupKind,
  unknown: ReadonlySet<string> = NONE,
): readonly ImagepinError[] {
  try {
    const { draft, errors } = readArguments(input, kind, unknown);
    if (draft) {
      checkQuery(draft.query, draft.source, kind, unknown);
    }
    return errors;
  } catch (error) {
    return [asImagepinError(error)];
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Reads each argument of a query, or returns the errors in its values; an empty argument is absent. */
function readArguments(
  input: unknown,
  kind: LookupKind,
  unknown = NONE,
): { readonly draft?: QueryDraft; readonly errors: readonly ImagepinError[] } {
  const presentArguments = withoutEmpty(input);
  checkTagKeys(Object(presentArguments));
  if (unknown.has('source')) {
    const { errors } = parseInput(z.strictObject(queryArgumentsFor(kind).shape), presentArguments);
    return { errors };
  }
  const source = sourceOf(presentArguments);
  const { data: query, errors } = parseInput(querySchemaFor(source, kind), presentArguments);
  checkUnicode(query);
  return query ? { draft: { source, query, kind }, errors } : { errors };
}

/** Checks a query, with the default region, which must be valid, where its source requires one; and freezes it. */
export function completeQuery(
  { source, query: draft, kind }: QueryDraft,
  defaultRegion?: string,
): ParsedQuery {
  const region = draft.region ?? (source.requiresRegion ? defaultRegion : undefined);
  const query = region === draft.region ? draft : { ...draft, region };
  checkQuery(query, source, kind);
  return Object.freeze({ source, query: deepFreeze(query), kind });
}

/** Checks a query, with the default region of its source where it requires one. */
export async function withDefaultRegion(
  draft: QueryDraft,
  defaultRegion: DefaultRegion,
): Promise<ParsedQuery> {
  const { region = await defaultRegion(draft.source) } = draft.query;
  return completeQuery(draft, region);
}

// Without the other arguments, which are read once, by the schema of the source.
const NamedSource = z.object({ source: z.string().default('') });

/** The source of a query. Throws `UnknownSource` with the most similar id. */
function sourceOf(input: unknown): Source {
  const { source } = readInput(NamedSource, input);
  if (source === '') {
    throw new ImagepinError('InvalidQuery', text`${subject('source')} is required`, {
      path: ['source'],
      missing: true,
      detail: `Choose one of ${sources.map(({ id }) => id).join(', ')}.`,
    });
  }
  return getSource(source);
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) {
      deepFreeze(part);
    }
  }
  return Object.freeze(value);
}

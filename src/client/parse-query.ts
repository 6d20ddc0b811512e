import * as z from 'zod';
import { ImagepinError } from '../errors';
import type { ParsedQuery } from '../lookup/parsed-query';
import { checkQuery, checkTagKeys } from '../query/check-query';
import { withoutEmpty } from '../query/empty-arguments';
import { CommonFilters, type LookupKind } from '../query/query';
import { querySchemaFor } from '../query/query-schema';
import { readInput } from '../query/read-input';
import { getSource, sources } from '../sources/registry';
import type { Source } from '../sources/source';
import { subject, text } from '../text';
import type { DefaultRegion } from './default-region';

/** A query with valid arguments, before their combination is checked. */
export type QueryDraft = ParsedQuery;

/**
 * Reads each argument of a query; an empty argument is absent.
 * Throws `UnknownSource` or `InvalidQuery` with the argument to blame.
 */
export function readQuery(input: unknown, kind: LookupKind): QueryDraft {
  const presentArguments = withoutEmpty(input);
  const source = sourceOf(presentArguments);
  checkTagKeys(Object(presentArguments));
  return { source, query: readInput(querySchemaFor(source, kind), presentArguments), kind };
}

function needsRegion({ source, query }: QueryDraft): boolean {
  return source.requiresRegion && query.region === undefined;
}

/** Checks a query, with the default region where its source requires one, and freezes it. */
export function completeQuery(draft: QueryDraft, defaultRegion?: string): ParsedQuery {
  const { source, kind } = draft;
  const query = needsRegion(draft)
    ? { ...draft.query, ...readInput(Region, { region: defaultRegion }) }
    : draft.query;
  checkQuery(query, source, kind);
  return Object.freeze({ source, query: deepFreeze(query), kind });
}

/** Checks a query, with the default region of its source where it requires one. */
export async function withDefaultRegion(
  draft: QueryDraft,
  defaultRegion: DefaultRegion,
): Promise<ParsedQuery> {
  return completeQuery(draft, needsRegion(draft) ? await defaultRegion(draft.source) : undefined);
}

const Region = CommonFilters.pick({ region: true });

const NamedSource = z.looseObject({ source: z.string().default('') });

/** The source of a query. Throws `UnknownSource` with the most similar id. */
export function sourceOf(input: unknown): Source {
  const { source } = readInput(NamedSource, withoutEmpty(input));
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

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

/** A query of which each argument is read, but not yet what they mean together. */
export type QueryDraft = ParsedQuery;

/**
 * Reads a query, each argument by itself. An empty argument is absent.
 * Throws `UnknownSource` or `InvalidQuery`, with the argument to blame and the way out.
 */
export function readQuery(input: unknown, kind: LookupKind): QueryDraft {
  const written = withoutEmpty(input);
  const source = sourceOf(written);
  checkTagKeys(Object(written));
  return { source, query: readInput(querySchemaFor(source, kind), written), kind };
}

/** Whether the source needs a region and the query has none. */
function needsRegion({ source, query }: QueryDraft): boolean {
  return source.requiresRegion && query.region === undefined;
}

/** Checks a query that is read, with the default region where it needs one; from here on nothing changes it. */
export function completeQuery(draft: QueryDraft, defaultRegion?: string): ParsedQuery {
  const { source, kind } = draft;
  const query = needsRegion(draft)
    ? { ...draft.query, ...readInput(Region, { region: defaultRegion }) }
    : draft.query;
  checkQuery(query, source, kind);
  return Object.freeze({ source, query: deepFreeze(query), kind });
}

/** Checks a query that is read, with the region that is the default of its source where it needs one. */
export async function withDefaultRegion(
  draft: QueryDraft,
  defaultRegion: DefaultRegion,
): Promise<ParsedQuery> {
  return completeQuery(draft, needsRegion(draft) ? await defaultRegion(draft.source) : undefined);
}

const Region = CommonFilters.pick({ region: true });

const NamedSource = z.looseObject({ source: z.string().default('') });

/** The source that a query names. Throws `UnknownSource` with the nearest one. */
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

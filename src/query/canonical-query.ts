import { createHash } from 'node:crypto';
import { compareText } from '../image/compare';
import type { Query } from './query';

/** The query as JSON with sorted keys and lists and without absent arguments; equal queries have equal texts. */
export function canonicalQuery({ timeoutSeconds: _, ...identifyingArguments }: Query): string {
  return JSON.stringify(canonicalize(identifyingArguments));
}

/** The id of a list, which depends on the query and the set of ids, not on their order: the ids are distinct and sorted as text. */
export function selectionId(query: Query, sortedIds: readonly string[]): string {
  const content = `${canonicalQuery(query)}\n${JSON.stringify(sortedIds)}`;
  return `sel-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

function sortDistinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compareText);
}

function canonicalize(value: unknown): unknown {
  if (Array.isArray(value)) {
    return sortDistinct(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, inner]) => [key, canonicalize(inner)]),
  );
}

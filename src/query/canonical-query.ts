import { createHash } from 'node:crypto';
import { compareText } from '../image/compare-text';
import type { Query } from './query';

/** What was asked, as JSON that is the same for the same question: sorted keys and lists, nothing unstated. */
export function canonicalQuery({ timeoutSeconds: _, ...identifyingArguments }: Query): string {
  return JSON.stringify(canonicalize(identifyingArguments));
}

/** The id of a list: it changes when the question or one of the found ids does, and never by order. */
export function selectionId(query: Query, ids: readonly string[]): string {
  const content = `${canonicalQuery(query)}\n${JSON.stringify(sortDistinct(ids))}`;
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

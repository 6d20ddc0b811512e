import { ImagepinError } from '../errors';
import { checkOwners } from './check-owners';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';
import { checkSupported } from './supported-arguments';

const NO_ARGUMENTS: ReadonlySet<string> = new Set();

/**
 * Checks the combination of arguments: whether the source supports them, and the owner guard.
 * Rules that depend on unresolved arguments are not applied.
 */
export function checkQuery(
  query: Query,
  source: SourceCapabilities,
  kind: LookupKind,
  unknown: ReadonlySet<string> = NO_ARGUMENTS,
): void {
  checkSupported(query, source, unknown);
  checkOwners(query, source, kind, unknown);
}

/** Rejects the tag key `__proto__`, which an object would silently lose. */
export function checkTagKeys({ tags }: { readonly tags?: unknown }): void {
  if (typeof tags === 'object' && tags !== null && Object.hasOwn(tags, '__proto__')) {
    throw new ImagepinError('InvalidQuery', 'tag "__proto__" cannot be used as a filter', {
      path: ['tags'],
      detail: 'Filter by another tag of the image.',
    });
  }
}

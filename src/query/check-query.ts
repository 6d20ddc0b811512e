import { ImagepinError } from '../errors';
import { checkOwners } from './check-owners';
import type { LookupKind, Query } from './query';
import type { SourceCapabilities } from './source-capabilities';
import { checkSupported } from './supported-arguments';

const NO_ARGUMENTS: ReadonlySet<string> = new Set();

/**
 * Checks what no argument shows by itself: whether the source can answer, and whose image is wanted.
 * What depends on arguments that are not known yet is not judged.
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

/** Refuses the one key that an object cannot be read with: the filter would vanish. */
export function checkTagKeys({ tags }: { readonly tags?: unknown }): void {
  if (typeof tags === 'object' && tags !== null && Object.hasOwn(tags, '__proto__')) {
    throw new ImagepinError('InvalidQuery', 'tag "__proto__" cannot be used as a filter', {
      path: ['tags'],
      detail: 'Filter by another tag of the image.',
    });
  }
}

import { ImagepinError } from '../errors';
import { subject, text } from '../text';
import { checkOwners } from './check-owners';
import { toExcerpt } from './excerpt';
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

/** Rejects text with half of a surrogate pair, which no request and no state can hold. */
export function checkUnicode(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string' && /\p{Cs}/u.test(value)) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${subject(...path)} ${JSON.stringify(toExcerpt(value))} is not valid Unicode`,
      { path, detail: 'It contains half of a surrogate pair. Correct the text.' },
    );
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      checkUnicode(name, path);
      checkUnicode(part, [...path, name]);
    }
  }
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

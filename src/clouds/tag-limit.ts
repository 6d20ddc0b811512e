import type { ImagepinError } from '../errors';

/** Marks an error that means: more images carry the tags than the API finds by tags. */
export function markTagLimit(error: ImagepinError): ImagepinError {
  return Object.assign(error, { isTagLimit: true });
}

/** Whether the same list can be read without the tags. */
export function isTagLimit(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'isTagLimit' in error;
}

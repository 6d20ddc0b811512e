import type { ImagepinError } from '../errors';

/** Marks an error as a tag limit: more images have the tags than the API can find by tags. */
export function markTagLimit(error: ImagepinError): ImagepinError {
  return Object.assign(error, { isTagLimit: true });
}

/** Whether an error is a tag limit, so that the list can be read without the tags. */
export function isTagLimit(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'isTagLimit' in error;
}

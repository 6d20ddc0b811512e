import { ImagepinError } from '../errors';

/** Marks whether asking again may mend an error, where its code says otherwise. */
export function markTransient(error: ImagepinError, isTransient: boolean): ImagepinError {
  return Object.assign(error, { isTransient });
}

/** Whether asking again may help: what is unavailable may be there soon. */
export function isTransient(error: unknown): error is ImagepinError {
  if (!ImagepinError.is(error)) {
    return false;
  }
  return 'isTransient' in error ? error.isTransient === true : error.code === 'ApiUnavailable';
}

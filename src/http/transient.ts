import { ImagepinError } from '../errors';

/** Marks whether a retry may help, for errors that differ from their code's default. */
export function markTransient(error: ImagepinError, isTransient: boolean): ImagepinError {
  return Object.assign(error, { isTransient });
}

/** Whether a retry may help; by default, only for `ApiUnavailable`. */
export function isTransient(error: unknown): error is ImagepinError {
  if (!ImagepinError.is(error)) {
    return false;
  }
  return 'isTransient' in error ? error.isTransient === true : error.code === 'ApiUnavailable';
}

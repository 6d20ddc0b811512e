import { inspect } from 'node:util';
import { ImagepinError } from '../../src/errors';

/** The `ImagepinError` that a promise is rejected with; anything else fails the test. */
export async function imagepinErrorOf(promise: Promise<unknown>): Promise<ImagepinError> {
  return checkImagepinError(await rejectionOf(promise));
}

/** The `ImagepinError` that a function throws. */
export function imagepinErrorThrownBy(run: () => unknown): ImagepinError {
  try {
    run();
  } catch (error) {
    return checkImagepinError(error);
  }
  throw new Error('nothing was thrown');
}

/** What a promise is rejected with. */
export async function rejectionOf<Rejection = unknown>(
  promise: Promise<unknown>,
): Promise<Rejection> {
  try {
    await promise;
  } catch (error) {
    // The caller knows what to expect.
    return error as Rejection;
  }
  throw new Error('the promise was fulfilled');
}

function checkImagepinError(error: unknown): ImagepinError {
  if (!ImagepinError.is(error)) {
    throw new Error(`not an ImagepinError: ${inspect(error)}`);
  }
  return error;
}

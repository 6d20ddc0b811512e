import { inspect } from 'node:util';
import { ImagepinError } from '../../src/errors';

/** The error that a promise of ours ends with; anything else is a fault of the test. */
export async function imagepinErrorOf(promise: Promise<unknown>): Promise<ImagepinError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!ImagepinError.is(error)) {
    throw new Error(`not refused: ${inspect(error)}`);
  }
  return error;
}

import { ImagepinError } from '../../errors';
import type { Session } from './io';
import { reportError } from './report-error';

/**
 * Ends this process when its output cannot be written: with success if the reader has closed the pipe, as head does, else with an
 * error.
 */
export function exitOnWriteError(session: Session): void {
  process.stdout.once('error', async (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : await reportError(toWriteError(error), session));
  });
  // Every later write fails too, and must not throw.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

function toWriteError(cause: NodeJS.ErrnoException): ImagepinError {
  return new ImagepinError('InvalidQuery', `cannot write the result: ${cause.code}`, {
    detail: 'Redirect standard output to a place with enough space.',
    cause,
  });
}

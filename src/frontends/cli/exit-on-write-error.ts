import { ImagepinError } from '../../errors';
import type { Session } from './io';
import { reportError } from './report-error';

/** Ends this process when its answer cannot be written; a reader that has seen enough, such as head, had what it wanted. */
export function exitOnWriteError(session: Session): void {
  process.stdout.once('error', async (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : await reportError(toWriteError(error), session));
  });
  // What is written after the first error fails too.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

function toWriteError(cause: NodeJS.ErrnoException): ImagepinError {
  return new ImagepinError('InvalidQuery', `cannot write the result: ${cause.code}`, {
    detail: 'Redirect standard output to a place with enough space.',
    cause,
  });
}

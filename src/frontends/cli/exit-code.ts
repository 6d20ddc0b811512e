import type { ErrorCode } from '../../errors';

/**
 * The exit code for wrong usage of the command line.
 * It includes output that cannot be written, because only the caller can redirect it.
 */
export const USAGE = 2;
/** The exit code for a bug, in imagepin or in an API. */
export const BUG = 70;
/** The exit code after an interruption such as Ctrl-C. */
const CANCELLED = 130;

/** The exit code of an error, which shows a script who can resolve it. */
export function toExitCode(code: ErrorCode): number {
  switch (code) {
    case 'InvalidQuery':
    case 'UnknownSource':
    case 'MissingCredentials':
      return USAGE;
    case 'ApiRejected':
    case 'ApiUnavailable':
      return 3;
    case 'NoImageFound':
    case 'AmbiguousMatch':
      return 4;
    case 'UnexpectedResponse':
      return BUG;
    case 'Cancelled':
      return CANCELLED;
  }
}

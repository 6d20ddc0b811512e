import type { ErrorCode } from '../../errors';

/**
 * Wrong usage of the command line itself.
 * An answer that cannot be written is one too: only the caller can send it where there is room.
 */
export const USAGE = 2;
/** A bug: ours, or an API's. */
export const BUG = 70;
/** Ended from outside, as by Ctrl-C. */
const CANCELLED = 130;

/** The exit code that tells a script who has to act. */
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

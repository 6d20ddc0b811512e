import type { ErrorCode } from '../../errors';

/**
 * The exit code for wrong usage of the command line.
 * It includes output that cannot be written, because only the caller can redirect it.
 */
export const USAGE = 2;

/** The exit codes of errors, which show a script who can resolve them; `Bug` is a bug of imagepin. */
export const EXIT_CODES: Readonly<Record<ErrorCode | 'Bug', number>> = {
  InvalidQuery: USAGE,
  UnknownSource: USAGE,
  MissingCredentials: USAGE,
  ApiRejected: 3,
  ApiUnavailable: 3,
  NoImageFound: 4,
  AmbiguousMatch: 4,
  UnexpectedResponse: 70,
  Bug: 70,
  Cancelled: 130,
};

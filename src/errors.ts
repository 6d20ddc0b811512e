/** Every way a look-up can fail. Front ends switch over it exhaustively. */
export type ErrorCode =
  | 'InvalidQuery'
  | 'UnknownSource'
  | 'MissingCredentials'
  | 'ApiRejected'
  | 'ApiUnavailable'
  | 'UnexpectedResponse'
  | 'NoImageFound'
  | 'AmbiguousMatch'
  | 'Cancelled';

/** What an error says beside its code and its message. */
export interface ImagepinErrorOptions {
  /** Why it happened and what to do about it, in full sentences. */
  readonly detail?: string | undefined;
  /** The input that is to blame, step by step, for front ends that can point at it. */
  readonly path?: readonly string[] | undefined;
  /** Whether the input that is to blame is not stated at all. Default: false. */
  readonly missing?: boolean | undefined;
  readonly cause?: unknown;
}

// A registered symbol, not instanceof: two copies of this package may meet in one process.
const BRAND = Symbol.for('imagepin.error');

/** The one error that imagepin throws on purpose; anything else is a bug. */
export class ImagepinError extends Error {
  override readonly name = 'ImagepinError';
  /** What kind of failure it is; part of the API. */
  readonly code: ErrorCode;
  /** Why it happened and what to do about it, in full sentences. */
  readonly detail: string | undefined;
  /** The argument to blame, step by step; empty where there is none. */
  readonly path: readonly string[];
  /** Whether that argument is to blame because it is not stated. */
  readonly missing: boolean;
  readonly [BRAND] = true;

  constructor(code: ErrorCode, message: string, options: ImagepinErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.path = options.path ?? [];
    this.missing = options.missing ?? false;
  }

  /** Whether a caught value is an error of this package, whichever copy threw it. */
  static is(value: unknown): value is ImagepinError {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}

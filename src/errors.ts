import { type MessageTexts, renderText, type Text, withTexts } from './text';

/** Every way a lookup can fail. Front ends switch over it exhaustively. */
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

/** The optional parts of an error. */
export interface ImagepinErrorOptions {
  /** Why it happened and what to do about it, in full sentences. */
  readonly detail?: Text | undefined;
  /** The argument to blame, step by step, for front ends that can point at it. */
  readonly path?: readonly string[] | undefined;
  /** Whether the argument is to blame because it is not set. Default: false. */
  readonly missing?: boolean | undefined;
  readonly cause?: unknown;
}

// A registered symbol, not instanceof: two copies of this package may meet in one process.
const BRAND = Symbol.for('imagepin.error');

/** The one error that imagepin throws on purpose; anything else is a bug. */
export class ImagepinError extends Error {
  override readonly name = 'ImagepinError';
  /** The kind of failure; part of the API. */
  readonly code: ErrorCode;
  /** Why it happened and what to do about it, in full sentences. */
  readonly detail: string | undefined;
  /** The argument to blame, step by step; empty where there is none. */
  readonly path: readonly string[];
  /** Whether that argument is to blame because it is not set. */
  readonly missing: boolean;
  readonly [BRAND] = true;

  constructor(code: ErrorCode, message: Text, options: ImagepinErrorOptions = {}) {
    super(renderText(message), { cause: options.cause });
    const { detail } = options;
    this.code = code;
    this.detail = detail === undefined ? undefined : renderText(detail);
    this.path = options.path ?? [];
    this.missing = options.missing ?? false;
    withTexts(this, { message, detail } satisfies MessageTexts);
  }

  /** Whether a caught value is an error of this package, whichever copy threw it. */
  static is(value: unknown): value is ImagepinError {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}

/** Facts about an error for the code that handles it; no user sees them. */
export interface ErrorHints {
  /** Whether a retry may help. Default: only for `ApiUnavailable`. */
  readonly isTransient?: boolean;
  /** Whether the account exceeds a call limit, so that its other calls should wait, too. */
  readonly isThrottled?: boolean;
  /** The delay before a retry, in milliseconds, that the server requested. */
  readonly retryAfterMs?: number;
  /** Whether the API cannot find images by these tags; the list can be read without them. */
  readonly rejectsTags?: boolean;
}

export function withHints(error: ImagepinError, hints: ErrorHints): ImagepinError {
  return Object.assign(error, hints);
}

export function hintsOf(error: unknown): ErrorHints {
  return Object(error);
}

/** A property of a caught error as text; not by `instanceof`, because an error of Node may belong to another realm. */
export function partOfError(error: unknown, part: 'code' | 'message' | 'name'): string | undefined {
  const { [part]: value } = Object(error);
  return value === undefined ? undefined : String(value);
}

/** Returns a caught value if it is an error of this package, and rethrows any other. */
export function asImagepinError(caught: unknown): ImagepinError {
  if (ImagepinError.is(caught)) {
    return caught;
  }
  throw caught;
}

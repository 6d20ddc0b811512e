/** The decoded object of a reply. */
export type ReplyFields = Readonly<Record<string, unknown>>;

/** What an API states to be wrong. */
export interface ApiError {
  readonly code: string;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
}

export function toReplyFields(value: unknown): ReplyFields | undefined {
  // An object that JSON gave has text for keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ReplyFields)
    : undefined;
}

export function scalarToText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The decoded object of a reply. */
export type ReplyFields = Readonly<Record<string, unknown>>;

/** The error that an API reports. */
export interface ApiError {
  readonly code: string;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
}

/** The value as the fields of a reply; undefined if it is not a JSON object. */
export function toReplyFields(value: unknown): ReplyFields | undefined {
  // A parsed JSON object has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ReplyFields)
    : undefined;
}

/** A text or a number as text; undefined for any other value. */
export function scalarToText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The decoded object of a reply. */
export type ReplyFields = Readonly<Record<string, unknown>>;

/** The value as the fields of a reply; undefined if it is not a JSON object. */
export function toReplyFields(value: unknown): ReplyFields | undefined {
  // A parsed JSON object has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ReplyFields)
    : undefined;
}

/** A scalar as text; omits a number that exceeds the safe integers, since it has lost digits. */
export function scalarToText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}

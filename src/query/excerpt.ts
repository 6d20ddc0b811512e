const MAX_LENGTH = 80;

/** Shortens a long value for a message, which is one line. */
export function toExcerpt(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}

/** Characters of a value that a sentence shows. */
const MAX_LENGTH = 80;

/** A value as a sentence shows it: a long one is cut, since it stands on one line. */
export function toExcerpt(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}

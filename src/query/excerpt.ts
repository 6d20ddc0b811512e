import { shorten } from '../text';

const MAX_LENGTH = 80;

/** Shortens a long value for a message, which is one line. */
export function toExcerpt(text: string): string {
  return shorten(text, MAX_LENGTH);
}

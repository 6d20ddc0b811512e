/** Control and format characters, which could let a name rewrite the terminal, and halves of surrogate pairs, which no UTF-8 holds. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Escapes control and format characters, so that a terminal displays them instead of interpreting them. */
export function toPrintable(text: string): string {
  return text.replace(
    CONTROL_CHARACTERS,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}

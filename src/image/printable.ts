/** Control and format characters, with which a name could rewrite the terminal. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text with control and format characters escaped, so that a terminal shows them and does not act on them. */
export function toPrintable(text: string): string {
  return text.replace(
    CONTROL_CHARACTERS,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}

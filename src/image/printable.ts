/** Control and format characters, with which a name could rewrite the line that it stands in. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text that a terminal only shows: what it would act on is written as an escape. */
export function toPrintable(text: string): string {
  return text.replace(
    CONTROL_CHARACTERS,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}

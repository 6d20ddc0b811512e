type Part = string | false | undefined;

/** The parts of a name that there are, with blanks between them. */
export function words(...given: readonly Part[]): string {
  return given.filter(Boolean).join(' ');
}

/** The parts of a file name that there are. */
export function parts(...given: readonly Part[]): string {
  return given.filter(Boolean).join('_');
}

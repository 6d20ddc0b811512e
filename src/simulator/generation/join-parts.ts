type OptionalPart = string | false | undefined;

/** The parts of a name that there are, with blanks between them. */
export function joinWords(...parts: readonly OptionalPart[]): string {
  return parts.filter(Boolean).join(' ');
}

/** The parts of a file name that there are. */
export function joinFileNameParts(...parts: readonly OptionalPart[]): string {
  return parts.filter(Boolean).join('_');
}

type OptionalPart = string | false | undefined;

/** Joins the given parts of a name with spaces. */
export function joinWords(...parts: readonly OptionalPart[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Joins the given parts of a file name with underscores. */
export function joinFileNameParts(...parts: readonly OptionalPart[]): string {
  return parts.filter(Boolean).join('_');
}

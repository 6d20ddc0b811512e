/** The regular expression for a name with `*`; undefined without a star. */
export function nameWildcardToRegex(name: string): string | undefined {
  return name.includes('*')
    ? name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    : undefined;
}

/** The regular expression in which each `*` after a single letter, or after nothing, matches any text; undefined without one. */
export function patternWildcardToRegex(pattern: string): string | undefined {
  const intended = pattern.replace(TOKEN, (token) => (token === '*' ? '.*' : token));
  return intended === pattern ? undefined : intended;
}

/** Matches a star together with what it repeats, if that is more than a letter. */
const TOKEN = /(?:\\.|\[(?:\\.|[^\]\\])*\])\*?|[.)]\*|\*/g;

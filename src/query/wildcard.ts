/** The expression that a name with `*` was meant as; undefined where it has none. */
export function nameWildcardToRegex(name: string): string | undefined {
  return name.includes('*')
    ? name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    : undefined;
}

/** The expression with each `*` that repeats a single letter, or nothing, as any text; undefined where there is none. */
export function patternWildcardToRegex(pattern: string): string | undefined {
  const intended = pattern.replace(TOKEN, (token) => (token === '*' ? '.*' : token));
  return intended === pattern ? undefined : intended;
}

/** A star, and before it what it repeats if that is more than a letter. */
const TOKEN = /(?:\\.|\[(?:\\.|[^\]\\])*\])\*?|[.)]\*|\*/g;

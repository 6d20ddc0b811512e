import {
  nameWildcardToRegex,
  patternWildcardToRegex,
  regexErrorIn,
  toRegexPredicate,
} from '../../query/regex';
import { argument, type Text, text } from '../../text';
import type { Hint, UnmatchedQuery } from './hint';

/** A star as a wildcard, in an exact value or in a regular expression. */
export const misusedWildcards: Hint = (unmatched) => [
  ...wildcardsInNames(unmatched),
  ...wildcardsInPatterns(unmatched),
];

/** No cloud allows a star in names. */
function wildcardsInNames({ query: { name, ids = [] } }: UnmatchedQuery): readonly Text[] {
  return [...(name === undefined ? [] : [name]), ...ids].flatMap((value) => {
    const intended = nameWildcardToRegex(value);
    return intended === undefined
      ? []
      : [
          text`"${value}" is compared literally. To use it as a wildcard, set ${argument('nameRegex')} to \`${intended}\`.`,
        ];
  });
}

function wildcardsInPatterns({ query, images }: UnmatchedQuery): readonly Text[] {
  return Object.entries(REGEX_FIELDS).flatMap(([name, field]) => {
    const pattern = query[name];
    const texts = images.flatMap((image) => image[field] ?? []);
    const intended = typeof pattern === 'string' ? intendedPattern(pattern, texts) : undefined;
    return intended === undefined
      ? []
      : [
          text`${argument(name)} "${String(pattern)}" matches no image, since * repeats the character before it. To use it as a wildcard, write \`${intended}\`.`,
        ];
  });
}

/** The arguments that are regular expressions, and the fields that they match. */
const REGEX_FIELDS = { nameRegex: 'name', osNameRegex: 'osName' } as const;

/** The regular expression that was probably intended, if the given one matches no text. */
function intendedPattern(pattern: string, texts: readonly string[]): string | undefined {
  const intended = patternWildcardToRegex(pattern);
  if (intended === undefined || regexErrorIn(intended) !== undefined) {
    return undefined;
  }
  const isWildcard = PLAIN.test(pattern) || texts.some(toRegexPredicate(intended));
  return isWildcard && !texts.some(toRegexPredicate(pattern)) ? intended : undefined;
}

/** Matches wildcards as people write them: words, dots, hyphens and stars. */
const PLAIN = /^[\w.*-]+$/;

import { regexErrorIn, toRegexPredicate } from '../../query/regex';
import { nameWildcardToRegex, patternWildcardToRegex } from '../../query/wildcard';
import type { Hint, UnmatchedQuery } from './hint';

/** A star that was meant as any text, in a value that is compared whole or as an expression. */
export const misusedWildcards: Hint = (unmatched) => [
  ...wildcardsInNames(unmatched),
  ...wildcardsInPatterns(unmatched),
];

/** No cloud has names with a star. */
function wildcardsInNames({ query: { name, ids = [] } }: UnmatchedQuery): readonly string[] {
  return [...(name === undefined ? [] : [name]), ...ids].flatMap((text) => {
    const intended = nameWildcardToRegex(text);
    return intended === undefined
      ? []
      : [
          `"${text}" is compared whole. This is a wildcard: write \`${intended}\` as \`nameRegex\`.`,
        ];
  });
}

function wildcardsInPatterns({ query, images }: UnmatchedQuery): readonly string[] {
  return Object.entries(REGEX_FIELDS).flatMap(([argument, field]) => {
    const pattern = query[argument];
    const texts = images.flatMap((image) => image[field] ?? []);
    const intended = typeof pattern === 'string' ? intendedPattern(pattern, texts) : undefined;
    return intended === undefined
      ? []
      : [
          `\`${argument}\` "${pattern}" matches no image, since * repeats the letter before it. This is a wildcard: write \`${intended}\`.`,
        ];
  });
}

/** The arguments that take an expression to match, and what it is matched with. */
const REGEX_FIELDS = { nameRegex: 'name', osNameRegex: 'osName' } as const;

/** The wildcard that an expression was meant as, if it matches none of the texts as it is. */
function intendedPattern(pattern: string, texts: readonly string[]): string | undefined {
  const intended = patternWildcardToRegex(pattern);
  if (intended === undefined || regexErrorIn(intended) !== undefined) {
    return undefined;
  }
  const isWildcard = PLAIN.test(pattern) || texts.some(toRegexPredicate(intended));
  return isWildcard && !texts.some(toRegexPredicate(pattern)) ? intended : undefined;
}

/** Nothing but letters and stars, as people write wildcards. */
const PLAIN = /^[\w.*-]+$/;

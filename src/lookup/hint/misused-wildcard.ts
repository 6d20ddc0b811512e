import {
  nameWildcardToRegex,
  patternWildcardToRegex,
  regexErrorIn,
  toRegexPredicate,
} from '../../query/regex';
import { argument, type Text, text } from '../../text';
import { someInSlices } from '../slices';
import type { Hint, UnmatchedQuery } from './hint';

/** A star as a wildcard, in an exact value or in a regular expression. */
export const misusedWildcards: Hint = async (unmatched) => [
  ...wildcardsInNames(unmatched),
  ...(await wildcardsInPatterns(unmatched)),
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

async function wildcardsInPatterns({
  query,
  images,
  signal,
}: UnmatchedQuery): Promise<readonly Text[]> {
  const hints: Text[] = [];
  for (const [name, field] of Object.entries(REGEX_FIELDS)) {
    const pattern = query[name];
    const texts = images.flatMap((image) => image[field] ?? []);
    const intended =
      typeof pattern === 'string' ? await intendedPattern(pattern, texts, signal) : undefined;
    if (intended !== undefined) {
      hints.push(
        text`${argument(name)} "${String(pattern)}" matches no image, since * repeats the character before it. To use it as a wildcard, write \`${intended}\`.`,
      );
    }
  }
  return hints;
}

/** The arguments that are regular expressions, and the fields that they match. */
const REGEX_FIELDS = { nameRegex: 'name', osNameRegex: 'osName' } as const;

/** The regular expression that was probably intended, if the given one matches no text. */
async function intendedPattern(
  pattern: string,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const intended = patternWildcardToRegex(pattern);
  if (intended === undefined || regexErrorIn(intended) !== undefined) {
    return undefined;
  }
  const matchesAny = (regex: string) => someInSlices(texts, toRegexPredicate(regex), signal);
  const isWildcard = PLAIN.test(pattern) || (await matchesAny(intended));
  return isWildcard && !(await matchesAny(pattern)) ? intended : undefined;
}

/** Matches wildcards as people write them: words, dots, hyphens and stars. */
const PLAIN = /^[\w.*-]+$/;

import { patternFlaw, toPredicate } from '../pattern';
import { wildcardName, wildcardPattern } from '../wildcard';
import type { Hint, Unmatched } from './hint';

/** A star that was meant as any text, in a value that is compared whole or as an expression. */
export const wildcards: Hint = (unmatched) => [...inNames(unmatched), ...inPatterns(unmatched)];

/** No cloud has names with a star. */
function inNames({ query: { name, ids = [] } }: Unmatched): readonly string[] {
  return [...(name === undefined ? [] : [name]), ...ids].flatMap((text) => {
    const meant = wildcardName(text);
    return meant === undefined
      ? []
      : [`"${text}" is compared whole. This is a wildcard: write \`${meant}\` as \`nameRegex\`.`];
  });
}

function inPatterns({ query, images }: Unmatched): readonly string[] {
  return Object.entries(PATTERNS).flatMap(([argument, field]) => {
    const pattern = query[argument];
    const texts = images.flatMap((image) => image[field] ?? []);
    const meant = typeof pattern === 'string' ? meantBy(pattern, texts) : undefined;
    return meant === undefined
      ? []
      : [
          `\`${argument}\` "${pattern}" matches no image, since * repeats the letter before it. This is a wildcard: write \`${meant}\`.`,
        ];
  });
}

/** The arguments that take an expression to match, and what it is matched with. */
const PATTERNS = { nameRegex: 'name', osNameRegex: 'osName' } as const;

/** The wildcard that an expression was meant as, if it matches none of the texts as it is. */
function meantBy(pattern: string, texts: readonly string[]): string | undefined {
  const meant = wildcardPattern(pattern);
  if (meant === undefined || patternFlaw(meant) !== undefined) {
    return undefined;
  }
  const isWildcard = PLAIN.test(pattern) || texts.some(toPredicate(meant));
  return isWildcard && !texts.some(toPredicate(pattern)) ? meant : undefined;
}

/** Nothing but letters and stars, as people write wildcards. */
const PLAIN = /^[\w.*-]+$/;

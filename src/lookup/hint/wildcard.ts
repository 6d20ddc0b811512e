import { patternFlaw, toPredicate } from '../pattern';
import { wildcardName, wildcardPattern } from '../wildcard';
import type { Hint, Unmatched } from './hint';

/** A star that was meant as any text, in a value that is compared whole or as an expression. */
export const wildcards: Hint = (unmatched) => [...inNames(unmatched), ...inPattern(unmatched)];

/** No cloud has names with a star. */
function inNames({ query: { name, ids = [] } }: Unmatched): readonly string[] {
  return [...(name === undefined ? [] : [name]), ...ids].flatMap((text) => {
    const meant = wildcardName(text);
    return meant === undefined
      ? []
      : [`"${text}" is compared whole. This is a wildcard: write \`${meant}\` as \`nameRegex\`.`];
  });
}

function inPattern({ query: { nameRegex }, images }: Unmatched): readonly string[] {
  const meant = nameRegex === undefined ? undefined : wildcardPattern(nameRegex);
  if (nameRegex === undefined || meant === undefined || patternFlaw(meant) !== undefined) {
    return [];
  }
  const isIn = (pattern: string) => {
    const matches = toPredicate(pattern);
    return images.some(({ name }) => name !== undefined && matches(name));
  };
  return isIn(nameRegex) || !(PLAIN.test(nameRegex) || isIn(meant))
    ? []
    : [
        `\`nameRegex\` "${nameRegex}" matches no name, since * repeats the letter before it. This is a wildcard: write \`${meant}\`.`,
      ];
}

/** Nothing but letters and stars, as people write wildcards. */
const PLAIN = /^[\w.*-]+$/;

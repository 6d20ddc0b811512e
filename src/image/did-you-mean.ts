import { distance } from 'fastest-levenshtein';
import { normalizeArchitecture } from './normalize';

/** Neutral values by their synonyms, which are in lower case and without hyphens. */
export type Synonyms = Readonly<Record<string, string>>;

/**
 * The choice that a user probably meant; undefined if none is similar.
 * A synonym wins, then the choice with the fewest typos, then one that extends the word or that the word extends.
 */
export function nearestChoice(
  word: string,
  choices: readonly string[],
  synonyms: Synonyms = {},
): string | undefined {
  if (word === '') {
    return undefined;
  }
  const lower = word.toLowerCase();
  const architecture = normalizeArchitecture(word);
  if (architecture && choices.includes(architecture)) {
    return architecture;
  }
  const synonym = resolveSynonym(word, choices, synonyms);
  if (synonym) {
    return synonym;
  }
  const [closest, typos = 0] = fewestTypos(lower, choices);
  return closest !== undefined && typos <= maxTyposFor(word)
    ? closest
    : (onlyCompletion(lower, choices) ?? longestPrefix(lower, choices));
}

/** At most half of a short word may be wrong: with more typos it resembles any other word. */
function maxTyposFor({ length }: string): number {
  return Math.min(Math.max(2, Math.floor(length / 3)), Math.floor(length / 2));
}

/** The choice with the fewest typos, and their number. */
function fewestTypos(lower: string, choices: readonly string[]): readonly [string?, number?] {
  const [first] = choices
    .map((choice) => [choice, typosBetween(lower, choice.toLowerCase())] as const)
    .sort(([, a], [, b]) => a - b);
  return first ?? [];
}

/** The edit distance; letters in another order count as one typo. */
function typosBetween(word: string, choice: string): number {
  const isReordered =
    word !== choice &&
    word.length === choice.length &&
    sortedLetters(word) === sortedLetters(choice);
  return isReordered ? 1 : distance(word, choice);
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}

/** The choice that a word is a synonym of. */
function resolveSynonym(
  word: string,
  choices: readonly string[],
  synonyms: Synonyms,
): string | undefined {
  const normalized = word.replace(/[-_]/g, '').toLowerCase();
  return choices.find((choice) => choice === synonyms[normalized]);
}

/** The only choice that begins with a word, or the shortest if all others extend it. */
function onlyCompletion(lower: string, choices: readonly string[]): string | undefined {
  const [shortest, ...others] = choices
    .filter((choice) => choice.toLowerCase().startsWith(lower))
    .sort((a, b) => a.length - b.length);
  return shortest && others.every((other) => other.startsWith(shortest)) ? shortest : undefined;
}

/** The longest choice that a word begins with: `English` gives en. */
function longestPrefix(lower: string, choices: readonly string[]): string | undefined {
  if (!/^[\w -]+$/.test(lower)) {
    return undefined;
  }
  return choices
    .filter((choice) => choice.length > 1 && lower.startsWith(choice.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
}

/** Suggests the nearest choice in the detail of an error, with a space at the end; empty if none is similar. */
export function didYouMean(word: string, choices: readonly string[], synonyms?: Synonyms): string {
  return suggest(nearestChoice(word, choices, synonyms));
}

/** Suggests a choice in the same way; empty without one. */
export function suggest(choice: string | undefined): string {
  return choice ? `Did you mean "${choice}"? ` : '';
}

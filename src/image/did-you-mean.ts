import { distance } from 'fastest-levenshtein';
import { normalizeArchitecture } from './normalize';

/** What others call our words, in lower case and without hyphens. */
export type Synonyms = Readonly<Record<string, string>>;

/** What was probably meant: another word for a choice first, then the choice with the fewest typos, then one that begins with the word, or that it begins with. */
export function nearestChoice(
  word: string,
  choices: readonly string[],
  synonyms: Synonyms = {},
): string | undefined {
  if (word === '') {
    return undefined;
  }
  const lower = word.toLowerCase();
  const spelled = normalizeArchitecture(word);
  if (spelled && choices.includes(spelled)) {
    return spelled;
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

/** Of a short word, half may be wrong: with more it could be any other. */
function maxTyposFor({ length }: string): number {
  return Math.min(Math.max(2, Math.floor(length / 3)), Math.floor(length / 2));
}

/** The choice with the fewest typos, and how many they are. */
function fewestTypos(lower: string, choices: readonly string[]): readonly [string?, number?] {
  const [first] = choices
    .map((choice) => [choice, typosBetween(lower, choice.toLowerCase())] as const)
    .sort(([, a], [, b]) => a - b);
  return first ?? [];
}

/** Letters that have only changed places are one typo. */
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

/** Our word for a word of others, where it is among the choices. */
export function resolveSynonym(
  word: string,
  choices: readonly string[],
  synonyms: Synonyms,
): string | undefined {
  const plain = word.replace(/[-_]/g, '').toLowerCase();
  return choices.find((choice) => choice === synonyms[plain]);
}

/** The only choice that begins with a word, or the shortest where all others only add to it. */
function onlyCompletion(lower: string, choices: readonly string[]): string | undefined {
  const [shortest, ...others] = choices
    .filter((choice) => choice.toLowerCase().startsWith(lower))
    .sort((a, b) => a.length - b.length);
  return shortest && others.every((other) => other.startsWith(shortest)) ? shortest : undefined;
}

/** The longest choice that a word begins with: `English` is en. Several words mean no single one. */
function longestPrefix(lower: string, choices: readonly string[]): string | undefined {
  if (!/^[\w -]+$/.test(lower)) {
    return undefined;
  }
  return choices
    .filter((choice) => choice.length > 1 && lower.startsWith(choice.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
}

/** A sentence for an error's detail; empty when nothing is near. */
export function didYouMean(word: string, choices: readonly string[], synonyms?: Synonyms): string {
  const choice = nearestChoice(word, choices, synonyms);
  return choice === undefined ? '' : `Did you mean "${choice}"? `;
}

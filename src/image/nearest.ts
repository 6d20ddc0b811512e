import { closest, distance } from 'fastest-levenshtein';
import { toArchitecture } from './spelling';
import { toSynonym } from './synonym';

/** What was probably meant: another word for a choice first, then the choice with the fewest typos, then one that begins with the word. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const spelled = toArchitecture(word);
  if (spelled && choices.includes(spelled)) {
    return spelled;
  }
  const synonym = toSynonym(word, choices);
  if (synonym) {
    return synonym;
  }
  const candidate = choices.length > 0 ? closest(lower, [...choices]) : undefined;
  const tolerated = Math.max(2, Math.floor(word.length / 3));
  return candidate !== undefined && distance(lower, candidate.toLowerCase()) <= tolerated
    ? candidate
    : beginningWith(lower, choices);
}

/** The only choice that begins with a word, or the shortest where all others only add to it. */
function beginningWith(lower: string, choices: readonly string[]): string | undefined {
  const [shortest, ...others] = choices
    .filter((choice) => choice.toLowerCase().startsWith(lower))
    .sort((a, b) => a.length - b.length);
  return shortest && others.every((other) => other.startsWith(shortest)) ? shortest : undefined;
}

/** A sentence for an error's detail; empty when nothing is near. */
export function didYouMean(word: string, choices: readonly string[]): string {
  const choice = nearest(word, choices);
  return choice === undefined ? '' : `Did you mean "${choice}"? `;
}

import { closest, distance } from 'fastest-levenshtein';
import { toArchitecture } from './spelling';

/** What was probably meant: another spelling of a choice first, then the choice with the fewest typos. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const spelled = toArchitecture(word);
  if (spelled && choices.includes(spelled)) {
    return spelled;
  }
  const candidate = choices.length > 0 ? closest(lower, [...choices]) : undefined;
  const tolerated = Math.max(2, Math.floor(word.length / 3));
  return candidate !== undefined && distance(lower, candidate.toLowerCase()) <= tolerated
    ? candidate
    : undefined;
}

/** A sentence for an error's detail; empty when nothing is near. */
export function didYouMean(word: string, choices: readonly string[]): string {
  const choice = nearest(word, choices);
  return choice === undefined ? '' : `Did you mean "${choice}"? `;
}

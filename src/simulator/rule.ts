import { given } from './parameter';
import type { Refusal, RequestParameters } from './service';

/** What an operation demands of its parameters: the refusal, when they do not meet it. */
export type Rule = (parameters: RequestParameters) => Refusal | undefined;

/** The first refusal, in the order of the rules. */
export function firstRefusal(
  rules: readonly Rule[],
  parameters: RequestParameters,
): Refusal | undefined {
  for (const rule of rules) {
    const refusal = rule(parameters);
    if (refusal) {
      return refusal;
    }
  }
  return undefined;
}

/** Refuses what is so. */
export function never(isSo: (parameters: RequestParameters) => boolean, refusal: Refusal): Rule {
  return (parameters) => (isSo(parameters) ? refusal : undefined);
}

/** The parameter must be there. */
export function needs(name: string, refusal: Refusal): Rule {
  return never((parameters) => given(parameters, name) === undefined, refusal);
}

/** The parameter, when there, must be one of these words. */
export function allows(name: string, words: readonly string[], refusal: Refusal): Rule {
  return matches(name, (value) => words.includes(value), refusal);
}

/** The parameter, when there, must be a whole number within these bounds. */
export function counts(name: string, min: number, max: number, refusal: Refusal): Rule {
  const isWithin = (value: number) => value >= min && value <= max;
  return matches(name, (value) => /^\d+$/.test(value) && isWithin(Number(value)), refusal);
}

/** The parameter, when there, must please. */
export function matches(name: string, pleases: (value: string) => boolean, refusal: Refusal): Rule {
  return never((parameters) => {
    const value = given(parameters, name);
    return value !== undefined && !pleases(value);
  }, refusal);
}

import type { RequestParameters } from '../operation';
import type { ServiceError } from '../service-error';
import { parameterValue } from './read-parameters';

/** What an operation demands of its parameters: the refusal, when they do not meet it. */
export type ParameterRule = (parameters: RequestParameters) => ServiceError | undefined;

/** The first refusal, in the order of the rules. */
export function firstViolation(
  rules: readonly ParameterRule[],
  parameters: RequestParameters,
): ServiceError | undefined {
  for (const rule of rules) {
    const error = rule(parameters);
    if (error) {
      return error;
    }
  }
  return undefined;
}

/** Refuses what is so. */
export function rejectIf(
  isViolated: (parameters: RequestParameters) => boolean,
  error: ServiceError,
): ParameterRule {
  return (parameters) => (isViolated(parameters) ? error : undefined);
}

/** The parameter must be there. */
export function required(name: string, error: ServiceError): ParameterRule {
  return rejectIf((parameters) => parameterValue(parameters, name) === undefined, error);
}

/** The parameter, when there, must be one of these words. */
export function oneOf(name: string, values: readonly string[], error: ServiceError): ParameterRule {
  return validIf(name, (value) => values.includes(value), error);
}

/** The parameter, when there, must be a whole number within these bounds. */
export function integerInRange(
  name: string,
  min: number,
  max: number,
  error: ServiceError,
): ParameterRule {
  const isWithin = (value: number) => value >= min && value <= max;
  return validIf(name, (value) => /^\d+$/.test(value) && isWithin(Number(value)), error);
}

/** The parameter, when there, must please. */
export function validIf(
  name: string,
  isValid: (value: string) => boolean,
  error: ServiceError,
): ParameterRule {
  return rejectIf((parameters) => {
    const value = parameterValue(parameters, name);
    return value !== undefined && !isValid(value);
  }, error);
}

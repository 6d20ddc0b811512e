import type { RequestParameters } from '../operation';
import type { ServiceError } from '../protocol';
import { parameterValue } from './read-parameters';

/** A check of the parameters of a request: the error if they violate it. */
export type ParameterRule = (parameters: RequestParameters) => ServiceError | undefined;

/** Returns the error if the condition holds. */
export function rejectIf(
  isViolated: (parameters: RequestParameters) => boolean,
  error: ServiceError,
): ParameterRule {
  return (parameters) => (isViolated(parameters) ? error : undefined);
}

/** The parameter must be present. */
export function required(name: string, error: ServiceError): ParameterRule {
  return rejectIf((parameters) => parameterValue(parameters, name) === undefined, error);
}

/** The parameter, if present, must be one of these values. */
export function oneOf(name: string, values: readonly string[], error: ServiceError): ParameterRule {
  return validIf(name, (value) => values.includes(value), error);
}

/** The parameter, if present, must be an integer within these bounds. */
export function integerInRange(
  name: string,
  min: number,
  max: number,
  error: ServiceError,
): ParameterRule {
  const isWithin = (value: number) => value >= min && value <= max;
  return validIf(name, (value) => /^\d+$/.test(value) && isWithin(Number(value)), error);
}

/** The parameter, if present, must satisfy the condition. */
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

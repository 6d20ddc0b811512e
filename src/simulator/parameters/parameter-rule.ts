import type { RequestParameters } from '../operation';
import type { ServiceError } from '../protocol';
import { parameterValue } from './read-parameters';

/** A check of the parameters of a request: the error if they violate it. */
export type ParameterRule = (parameters: RequestParameters) => ServiceError | undefined;

type AcceptedValues = readonly string[] | RegExp | ((value: string) => boolean);

export const BOOLEAN = ['true', 'false'] as const;

/** Accepts integers within these bounds. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER): (value: string) => boolean {
  return (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
}

export function rejectIf(
  isViolated: (parameters: RequestParameters) => boolean,
  error: ServiceError,
): ParameterRule {
  return (parameters) => (isViolated(parameters) ? error : undefined);
}

export function required(name: string, error: ServiceError): ParameterRule {
  return rejectIf((parameters) => parameterValue(parameters, name) === undefined, error);
}

/** The parameter, if present, must have an accepted value. */
export function accept(name: string, values: AcceptedValues, error: ServiceError): ParameterRule {
  return rejectIf((parameters) => {
    const value = parameterValue(parameters, name);
    return value !== undefined && !isAccepted(value, values);
  }, error);
}

/** The same for several parameters, with an error that differs only in their names. */
export function acceptEach(
  valuesByName: Readonly<Record<string, AcceptedValues>>,
  toError: (name: string) => ServiceError,
): readonly ParameterRule[] {
  return Object.entries(valuesByName).map(([name, values]) => accept(name, values, toError(name)));
}

function isAccepted(value: string, values: AcceptedValues): boolean {
  if (values instanceof RegExp) {
    return values.test(value);
  }
  return typeof values === 'function' ? values(value) : values.includes(value);
}

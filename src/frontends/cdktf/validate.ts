import { didYouMean } from '../../image/nearest';
import type { FieldType } from '../fields';
import type { Cdk } from './kit';

/** What is wrong with the literals of an argument; a token is known later, and what is empty asks for nothing. */
export function validationErrors(
  cdk: Cdk,
  name: string,
  type: FieldType,
  value: unknown,
): readonly string[] {
  if (value === undefined || value === null || value === '' || cdk.Token.isUnresolved(value)) {
    return [];
  }
  switch (type.kind) {
    case 'string':
      return type.choices && !type.choices.some((choice) => choice === value)
        ? [notOneOf(name, value, type.choices)]
        : [];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((part, index) => validationErrors(cdk, `${name}.${index}`, type.of, part))
        : [];
    default:
      return [];
  }
}

function notOneOf(name: string, value: unknown, choices: readonly string[]): string {
  const said = `${name} ${JSON.stringify(value)} is not one of ${choices.join(', ')}.`;
  return `${said} ${didYouMean(String(value), choices)}`.trim();
}

import { didYouMean } from '../../image/did-you-mean';
import type { FieldType } from '../fields';
import type { Cdk } from './cdk-context';

/** The errors in the literals of an argument; tokens and empty values are not checked. */
export function validateLiteral(
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
        ? [invalidChoiceMessage(name, value, type.choices)]
        : [];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((part, index) => validateLiteral(cdk, `${name}.${index}`, type.of, part))
        : [];
    default:
      return [];
  }
}

function invalidChoiceMessage(name: string, value: unknown, choices: readonly string[]): string {
  const message = `${name} ${JSON.stringify(value)} is not one of ${choices.join(', ')}.`;
  return `${message} ${didYouMean(String(value), choices)}`.trim();
}

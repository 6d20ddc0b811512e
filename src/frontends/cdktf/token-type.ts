import type { TerraformDataSource } from 'cdktf';
import type { Field, FieldType } from '../fields';

/** How a construct refers to an attribute: the method that returns a token, and the declared type of the token. */
interface TokenType {
  readonly method: TokenMethod;
  readonly declaration: string;
}

export type TokenMethod = Extract<keyof TerraformDataSource, `get${string}Attribute`>;

const TOKEN_TYPES: Readonly<Record<string, TokenType>> = {
  string: { method: 'getStringAttribute', declaration: 'string' },
  number: { method: 'getNumberAttribute', declaration: 'number' },
  boolean: { method: 'getBooleanAttribute', declaration: 'cdk.IResolvable' },
  'list of string': { method: 'getListAttribute', declaration: 'string[]' },
  'list of number': { method: 'getNumberListAttribute', declaration: 'number[]' },
  'map of string': { method: 'getStringMapAttribute', declaration: '{ [key: string]: string }' },
};

/** The token type of an attribute without nested fields. */
export function tokenTypeOf({ name, type }: Field): TokenType {
  const notation = typeNotation(type);
  const tokenType = TOKEN_TYPES[notation];
  if (!tokenType) {
    throw new TypeError(`no construct can refer to "${name}", which is a ${notation}`);
  }
  return tokenType;
}

function typeNotation(type: FieldType): string {
  return type.kind === 'list' || type.kind === 'map'
    ? `${type.kind} of ${typeNotation(type.of)}`
    : type.kind;
}

import type { Field, FieldType } from '../fields';
import { toSnake } from '../provider/names';
import type { Attribute, Block } from '../provider/schema';
import {
  type Attribute as AttributeMessage,
  MARKDOWN,
  NESTING,
  type Schema,
} from './protocol/messages';

/** A block as the engine wants to be told of it. */
export function toSchema({ description, attributes }: Block, version = 0): Schema {
  return {
    version,
    block: {
      version,
      description,
      descriptionKind: MARKDOWN,
      attributes: attributes.map(toAttribute),
    },
  };
}

function toAttribute({ mode, ...field }: Attribute): AttributeMessage {
  return {
    name: toSnake(field.name),
    description: field.description,
    descriptionKind: MARKDOWN,
    [mode]: true,
    ...(field.secret && { sensitive: true }),
    ...toTypeOf(field.type, mode),
  };
}

/** Objects are nested attributes, in a list of them too; everything else has a type in JSON. */
function toTypeOf(type: FieldType, mode: Attribute['mode']): AttributeMessage {
  const [object, nesting] = type.kind === 'list' ? [type.of, NESTING.list] : [type, NESTING.single];
  return object.kind === 'object'
    ? { nestedType: { attributes: object.fields.map((field) => toNested(field, mode)), nesting } }
    : { type: Buffer.from(JSON.stringify(toCtyType(type))) };
}

function toNested(field: Field, mode: Attribute['mode']): AttributeMessage {
  return toAttribute({ ...field, mode: mode === 'computed' ? mode : 'optional' });
}

type CtyType = 'string' | 'number' | 'bool' | readonly ['list' | 'map', CtyType];

function toCtyType(type: FieldType): CtyType {
  switch (type.kind) {
    case 'string':
    case 'number':
      return type.kind;
    case 'boolean':
      return 'bool';
    case 'list':
    case 'map':
      return [type.kind, toCtyType(type.of)];
    case 'object':
      throw new TypeError('an object is nested, in an attribute or a list, and has no type');
  }
}

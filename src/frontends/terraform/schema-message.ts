import { renderText } from '../../text';
import { describeField, type Field, type FieldType } from '../fields';
import { hclNaming, toSnakeCase } from '../provider/hcl-names';
import type { Block, BlockAttribute } from '../provider/schema';
import {
  type Attribute as AttributeMessage,
  MARKDOWN,
  NESTING,
  type Schema,
} from './protocol/messages';

/** Converts a block to the protocol's schema. */
export function toSchemaMessage({ description, attributes }: Block, version = 0): Schema {
  return {
    version,
    block: {
      version,
      description: renderText(description, hclNaming),
      descriptionKind: MARKDOWN,
      attributes: attributes.map(toAttributeMessage),
    },
  };
}

function toAttributeMessage({ mode, ...field }: BlockAttribute): AttributeMessage {
  return {
    name: toSnakeCase(field.name),
    description: describeField(field, hclNaming),
    descriptionKind: MARKDOWN,
    [mode]: true,
    ...(field.secret && { sensitive: true }),
    ...toTypeOrNestedType(field.type, mode),
  };
}

/** Objects and lists of objects become nested attributes; all other types are JSON. */
function toTypeOrNestedType(type: FieldType, mode: BlockAttribute['mode']): AttributeMessage {
  const [object, nesting] = type.kind === 'list' ? [type.of, NESTING.list] : [type, NESTING.single];
  return object.kind === 'object'
    ? {
        nestedType: {
          attributes: object.fields.map((field) => toNestedAttribute(field, mode)),
          nesting,
        },
      }
    : { type: Buffer.from(JSON.stringify(toCtyType(type))) };
}

function toNestedAttribute(field: Field, mode: BlockAttribute['mode']): AttributeMessage {
  return toAttributeMessage({ ...field, mode: mode === 'computed' ? mode : 'optional' });
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

import { renderText } from '../../text';
import { describeField, type FieldType } from '../fields';
import { hclNaming, toSnakeCase } from '../provider/hcl-names';
import { type Block, type BlockAttribute, providerSchema, STATE_VERSION } from '../provider/schema';
import {
  type Attribute,
  calls,
  MARKDOWN,
  NESTING,
  NestedObject,
  type Schema,
} from './protocol/messages';

/** The capabilities of the provider: the engine may cache its schema for all launches of a command. */
export const CAPABILITIES = { getProviderSchemaOptional: true };

/** The encoded schema of the provider, which the build emits so that most launches need not derive it. */
export function encodeSchema(): Buffer {
  const { provider, dataSources, resources } = providerSchema();
  return calls.GetProviderSchema.response.encode({
    provider: toSchemaMessage(provider, 0),
    dataSourceSchemas: toSchemaMessages(dataSources, 0),
    resourceSchemas: toSchemaMessages(resources, STATE_VERSION),
    serverCapabilities: CAPABILITIES,
  });
}

function toSchemaMessages(blocks: Readonly<Record<string, Block>>, version: number) {
  return Object.entries(blocks).map(([key, block]) => ({
    key,
    value: toSchemaMessage(block, version),
  }));
}

function toSchemaMessage({ description, attributes }: Block, version: number): Schema {
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

function toAttributeMessage({ mode, ...field }: BlockAttribute): Attribute {
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
function toTypeOrNestedType(type: FieldType, mode: BlockAttribute['mode']): Attribute {
  const [object, nesting] = type.kind === 'list' ? [type.of, NESTING.list] : [type, NESTING.single];
  if (object.kind !== 'object') {
    return { type: Buffer.from(JSON.stringify(toCtyType(type))) };
  }
  const nestedMode = mode === 'computed' ? mode : 'optional';
  const attributes = object.fields.map((field) =>
    toAttributeMessage({ ...field, mode: nestedMode }),
  );
  return { nestedType: NestedObject.encode({ attributes, nesting }) };
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

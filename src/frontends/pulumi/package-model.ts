import { isDeepStrictEqual } from 'node:util';
import { renderText } from '../../text';
import { containsSecret, describeField, type Field, type FieldType, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import { ProviderConfiguration } from '../provider-configuration';
import {
  capitalized,
  toFunctionName,
  toImageTypeName,
  toPinName,
  toPinnedImageTypeName,
} from './names';

export type PropertyType =
  | Exclude<FieldType, { kind: 'list' | 'map' | 'object' }>
  | { readonly kind: 'list' | 'map'; readonly of: PropertyType }
  | (ObjectType & { readonly kind: 'object' });

/** A property of an object type, an input or an output. */
export interface Property extends Pick<Field, 'name' | 'required' | 'secret'> {
  readonly type: PropertyType;
  readonly description: string;
}

export interface ObjectType {
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

export interface PackageMember extends Pick<LookupDefinition, 'kind' | 'source'> {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly Property[];
  readonly outputs: readonly Property[];
}

/** The package property by property: its manifest, its declarations and Pulumi's schema are written from it. */
export interface PackageModel {
  readonly configuration: readonly Property[];
  readonly functions: readonly PackageMember[];
  readonly pins: readonly PackageMember[];
}

/** Projects the lookup definitions onto the package. */
export function packageModel(): PackageModel {
  return {
    configuration: fieldsOf(ProviderConfiguration).map((field) => ({
      ...toProperty(({ name }) => `${capitalized(name)}Keys`)(field),
      // The engine hides whole properties only.
      ...(containsSecret(field.type) && { secret: true }),
    })),
    functions: lookupDefinitions().map((lookup) =>
      toMember(lookup, toFunctionName(lookup.nameParts), toImageTypeName(lookup.imageParts)),
    ),
    pins: pinDefinitions().map((pin) => {
      // Every resource has an ID of its own.
      const outputs = pin.outputs.filter(({ name }) => name !== 'id');
      const imageType = toPinnedImageTypeName(pin.imageParts);
      return toMember({ ...pin, outputs }, toPinName(pin.nameParts), imageType);
    }),
  };
}

/** The object types in properties, each after its parts and once. Throws if two different types share a name. */
export function objectTypesIn(properties: readonly Property[]): readonly ObjectType[] {
  const byName = new Map<string, ObjectType>();
  for (const type of properties.flatMap((property) => objectTypesOf(property.type))) {
    const first = byName.get(type.name) ?? type;
    if (!isDeepStrictEqual(type.properties, first.properties)) {
      throw new TypeError(`two types are called ${type.name}`);
    }
    byName.set(type.name, first);
  }
  return [...byName.values()];
}

function objectTypesOf(type: PropertyType): readonly ObjectType[] {
  switch (type.kind) {
    case 'list':
    case 'map':
      return objectTypesOf(type.of);
    case 'object':
      return [...objectTypesIn(type.properties), type];
    default:
      return [];
  }
}

function toMember(
  { kind, source, description, inputs, outputs }: LookupDefinition,
  memberName: string,
  imageType: string,
): PackageMember {
  const toMemberProperty = toProperty(({ name }) => (name === 'warnings' ? 'Warning' : imageType));
  return {
    name: memberName,
    kind,
    ...(source && { source }),
    description: renderText(description),
    inputs: inputs.map(toMemberProperty),
    outputs: outputs.map(toMemberProperty),
  };
}

/** Returns a function that converts a field; `typeNameOf` names the object type in it. */
function toProperty(typeNameOf: (field: Field) => string): (field: Field) => Property {
  return (field) => {
    const description = describeField(field);
    return {
      name: field.name,
      required: field.required,
      ...(field.secret && { secret: true }),
      type: toPropertyType(field.type, typeNameOf(field), description),
      description,
    };
  };
}

function toPropertyType(type: FieldType, name: string, description: string): PropertyType {
  switch (type.kind) {
    case 'list':
    case 'map':
      return { kind: type.kind, of: toPropertyType(type.of, name, description) };
    case 'object': {
      // The name of a part begins with its owner's and is in the singular.
      const partNameOf = (part: Field) =>
        `${name}${capitalized(part.type.kind === 'list' ? part.name.replace(/s$/, '') : part.name)}`;
      return {
        kind: 'object',
        name,
        description,
        properties: type.fields.map(toProperty(partNameOf)),
      };
    }
    default:
      return type;
  }
}

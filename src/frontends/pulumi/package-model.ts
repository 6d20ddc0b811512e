import { isDeepStrictEqual } from 'node:util';
import { renderText } from '../../text';
import { containsSecret, describeField, type Field, type FieldType, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import { ProviderConfiguration } from '../provider-configuration';
import { capitalized, toFunctionName, toPinName, toTypeName } from './names';

/** The type of a value; object types have names. */
export type PropertyType =
  | Exclude<FieldType, { kind: 'list' | 'map' | 'object' }>
  | { readonly kind: 'list'; readonly of: PropertyType }
  | { readonly kind: 'map'; readonly of: PropertyType }
  | { readonly kind: 'object'; readonly name: string };

/** A property of an object type, or an input or output. */
export interface Property extends Pick<Field, 'name' | 'required' | 'secret'> {
  readonly type: PropertyType;
  readonly description: string;
}

/** An object type. */
export interface ObjectType {
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

/** A function or a resource with its inputs and outputs. */
export interface PackageMember {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly Property[];
  readonly outputs: readonly Property[];
}

/** The package property by property, for its declarations and for Pulumi's schema. */
export interface PackageModel {
  readonly configuration: readonly Property[];
  readonly functions: readonly PackageMember[];
  readonly pins: readonly PackageMember[];
  /** The types that the members refer to. */
  readonly types: readonly ObjectType[];
}

/** Derives the model from the sources. */
export function packageModel(): PackageModel {
  // The engine hides whole properties only.
  const configuration = fieldsOf(ProviderConfiguration).map((field) =>
    containsSecret(field.type) ? { ...field, secret: true } : field,
  );
  const functions = lookupDefinitions();
  const pins = pinDefinitions().map(withoutId);
  const types = [
    ...objectTypesIn(configuration, configurationTypeName),
    ...[...functions, ...pins].flatMap((definition) =>
      objectTypesIn(definition.outputs, resultTypeName(definition)),
    ),
  ];
  return {
    configuration: configuration.map(toProperty(configurationTypeName)),
    functions: functions.map((definition) =>
      toPackageMember(toFunctionName(definition.nameParts), definition),
    ),
    pins: pins.map((definition) => toPackageMember(toPinName(definition.nameParts), definition)),
    types: uniqueTypes(types),
  };
}

/** Returns each type once. Throws if two different types share a name. */
function uniqueTypes(types: readonly ObjectType[]): readonly ObjectType[] {
  const byName = new Map<string, ObjectType>();
  for (const type of types) {
    const other = byName.get(type.name) ?? type;
    if (!isDeepStrictEqual(type.properties, other.properties)) {
      throw new TypeError(`two types are called ${type.name}`);
    }
    byName.set(type.name, other);
  }
  return [...byName.values()];
}

/** Removes the id of a lookup's results, since every resource has one. */
export function withoutId(definition: LookupDefinition): LookupDefinition {
  return { ...definition, outputs: definition.outputs.filter(({ name }) => name !== 'id') };
}

function toPackageMember(name: string, definition: LookupDefinition): PackageMember {
  return {
    name,
    description: renderText(definition.description),
    inputs: definition.inputs.map(toProperty(configurationTypeName)),
    outputs: definition.outputs.map(toProperty(resultTypeName(definition))),
  };
}

/** Returns the type name of the objects in a field. */
type TypeNaming = (field: Field) => string;

const configurationTypeName: TypeNaming = ({ name }) => `${capitalized(name)}Keys`;

/** The type names of a lookup; every lookup of a source returns the same image type. */
function resultTypeName({ nameParts }: LookupDefinition): TypeNaming {
  const image = toTypeName(nameParts);
  return ({ name }) => (name === 'warnings' ? 'Warning' : image);
}

/** The type name of a part of an object, which begins with its owner's and is in the singular. */
function partTypeName(owner: string): TypeNaming {
  return ({ name, type }) =>
    `${owner}${capitalized(type.kind === 'list' ? name.replace(/s$/, '') : name)}`;
}

function toProperty(nameOf: TypeNaming): (field: Field) => Property {
  return (field) => ({
    name: field.name,
    required: field.required,
    ...(field.secret && { secret: true }),
    type: toPropertyType(field.type, nameOf(field)),
    description: describeField(field),
  });
}

function toPropertyType(type: FieldType, name: string): PropertyType {
  switch (type.kind) {
    case 'list':
    case 'map':
      return { kind: type.kind, of: toPropertyType(type.of, name) };
    case 'object':
      return { kind: 'object', name };
    default:
      return type;
  }
}

function objectTypesIn(fields: readonly Field[], nameOf: TypeNaming): readonly ObjectType[] {
  return fields.flatMap((field) => {
    const { type } = field;
    const object = type.kind === 'list' ? type.of : type;
    if (object.kind !== 'object') {
      return [];
    }
    const typeName = nameOf(field);
    const partName = partTypeName(typeName);
    return [
      ...objectTypesIn(object.fields, partName),
      {
        name: typeName,
        description: describeField(field),
        properties: object.fields.map(toProperty(partName)),
      },
    ];
  });
}

import { isDeepStrictEqual } from 'node:util';
import { type Field, type FieldType, fieldsOf, holdsSecret, withChoices } from '../fields';
import { type Offer, offers, pinOffers } from '../offer';
import { ProviderConfiguration } from '../provider-configuration';
import { capitalized, toFunctionName, toPinName, toTypeName } from './names';

/** What a value is; an object is of a type that has a name. */
export type Type =
  | Exclude<FieldType, { kind: 'list' | 'map' | 'object' }>
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'map'; readonly of: Type }
  | { readonly kind: 'object'; readonly name: string };

/** A property of a type, or of what is taken or given. */
export interface Property extends Omit<Field, 'type'> {
  readonly type: Type;
}

/** A type of objects. */
export interface ObjectType {
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

/** A function or a resource: what it takes and gives. */
export interface Plan {
  readonly name: string;
  readonly description: string;
  readonly takes: readonly Property[];
  readonly gives: readonly Property[];
}

/** All that the package has, property by property: for its declarations and for the schema of other languages. */
export interface PackagePlan {
  readonly configuration: readonly Property[];
  readonly functions: readonly Plan[];
  readonly pins: readonly Plan[];
  /** The types that these refer to. */
  readonly types: readonly ObjectType[];
}

/** Works out what the package has. */
export function planPackage(): PackagePlan {
  // An engine hides a property as a whole.
  const configuration = fieldsOf(ProviderConfiguration).map((field) =>
    holdsSecret(field.type) ? { ...field, secret: true } : field,
  );
  const functions = offers();
  const pins = pinOffers().map(withoutId);
  const types = [
    ...typesIn(configuration, configurationType),
    ...[...functions, ...pins].flatMap((offer) => typesIn(offer.gives, resultType(offer))),
  ];
  return {
    configuration: configuration.map(toProperty(configurationType)),
    functions: functions.map((offer) => toPlan(toFunctionName(offer.words), offer)),
    pins: pins.map((offer) => toPlan(toPinName(offer.words), offer)),
    types: unambiguous(types),
  };
}

/** Each type once. Throws where two that differ have one name. */
function unambiguous(types: readonly ObjectType[]): readonly ObjectType[] {
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

/** Every resource has one. */
export function withoutId(offer: Offer): Offer {
  return { ...offer, gives: offer.gives.filter(({ name }) => name !== 'id') };
}

function toPlan(name: string, offer: Offer): Plan {
  return {
    name,
    description: offer.description,
    takes: offer.takes.map(toProperty(configurationType)),
    gives: offer.gives.map(toProperty(resultType(offer))),
  };
}

/** Names the type of the objects that a field holds. */
type Naming = (field: Field) => string;

const configurationType: Naming = ({ name }) => `${capitalized(name)}Keys`;

/** An image of a source has one type, wherever it is found. */
function resultType({ words }: Offer): Naming {
  const image = toTypeName(words);
  return ({ name }) => (name === 'warnings' ? 'Warning' : image);
}

/** A part of an object is named after it; one of many has the name of one. */
function partType(owner: string): Naming {
  return ({ name, type }) =>
    `${owner}${capitalized(type.kind === 'list' ? name.replace(/s$/, '') : name)}`;
}

function toProperty(nameOf: Naming): (field: Field) => Property {
  return (field) => ({ ...withChoices(field), type: toType(field.type, nameOf(field)) });
}

function toType(type: FieldType, name: string): Type {
  switch (type.kind) {
    case 'list':
    case 'map':
      return { kind: type.kind, of: toType(type.of, name) };
    case 'object':
      return { kind: 'object', name };
    default:
      return type;
  }
}

function typesIn(fields: readonly Field[], nameOf: Naming): readonly ObjectType[] {
  return fields.flatMap((field) => {
    const { type, description } = field;
    const object = type.kind === 'list' ? type.of : type;
    if (object.kind !== 'object') {
      return [];
    }
    const own = nameOf(field);
    const parts = partType(own);
    return [
      ...typesIn(object.fields, parts),
      { name: own, description, properties: object.fields.map(toProperty(parts)) },
    ];
  });
}

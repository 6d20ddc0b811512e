import type { IInterpolatingParent, TerraformDataSource } from 'cdktf';
import type { Field, FieldType } from '../fields';
import { toSnake } from '../provider/names';
import { type Kit, named } from './kit';
import { toNestedName, toPropertyName } from './names';

/** What has attributes to refer to: a construct, or an object within one. */
type Parent = IInterpolatingParent & Pick<TerraformDataSource, Getter>;

/** The property that refers to a result: to objects and maps by a class of their own, through which their parts are reached. */
export function resultMember(kit: Kit, owner: string, field: Field): PropertyDescriptorMap {
  const { name, type } = field;
  if (type.kind === 'object') {
    const Reference = makeObject(kit, toNestedName(owner, name), type.fields);
    return member(name, (parent, attribute) => new Reference(parent, attribute));
  }
  if (type.kind === 'list' && type.of.kind === 'object') {
    const List = makeList(kit, toNestedName(owner, name), type.of.fields);
    return member(name, (parent, attribute) => new List(parent, attribute, false));
  }
  if (shapeOf(type) === 'map of string') {
    return member(name, (parent, attribute) => new kit.cdk.StringMap(parent, attribute));
  }
  return plainMember(field);
}

/** The property that refers to anything else by a token of the same type. */
export function plainMember({ name, type }: Field): PropertyDescriptorMap {
  const shape = shapeOf(type);
  const getter = GETTERS[shape];
  if (!getter) {
    throw new TypeError(`no construct can refer to "${name}", which is a ${shape}`);
  }
  return member(name, (parent, attribute) => parent[getter](attribute));
}

const GETTERS: Readonly<Record<string, Getter>> = {
  string: 'getStringAttribute',
  number: 'getNumberAttribute',
  boolean: 'getBooleanAttribute',
  'list of string': 'getListAttribute',
  'list of number': 'getNumberListAttribute',
  'map of string': 'getStringMapAttribute',
};

type Getter = Extract<keyof TerraformDataSource, `get${string}Attribute`>;

function member(
  name: string,
  refer: (parent: Parent, attribute: string) => unknown,
): PropertyDescriptorMap {
  const attribute = toSnake(name);
  return {
    [toPropertyName(name)]: {
      get(this: Parent) {
        return refer(this, attribute);
      },
    },
  };
}

function shapeOf(type: FieldType): string {
  return type.kind === 'list' || type.kind === 'map'
    ? `${type.kind} of ${shapeOf(type.of)}`
    : type.kind;
}

function makeObject(kit: Kit, name: string, fields: readonly Field[]) {
  class Reference extends kit.cdk.ComplexObject {
    constructor(
      parent: IInterpolatingParent,
      attribute: string,
      index?: number,
      isFromSet = false,
    ) {
      super(parent, attribute, isFromSet, index);
    }
  }
  for (const field of fields) {
    Object.defineProperties(Reference.prototype, resultMember(kit, name, field));
  }
  return named(kit, `${name}OutputReference`, Reference);
}

function makeList(kit: Kit, name: string, fields: readonly Field[]) {
  const Reference = makeObject(kit, name, fields);
  class List extends kit.cdk.ComplexList {
    get(index: number) {
      return new Reference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
  }
  return named(kit, `${name}List`, List);
}

import type { IInterpolatingParent, TerraformDataSource } from 'cdktf';
import type { Field, FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import { type CdkContext, registerClass } from './cdk-context';
import { toNestedClassName, toPropertyName } from './construct-names';

/** The owner of attributes: a construct, or an object nested in one. */
type ReferenceParent = IInterpolatingParent & Pick<TerraformDataSource, TokenMethod>;

/**
 * The getter of a result.
 * Objects and lists of objects get a reference class of their own, which gives access to their fields.
 */
export function outputGetter(
  context: CdkContext,
  owner: string,
  field: Field,
): PropertyDescriptorMap {
  const { name, type } = field;
  if (type.kind === 'object') {
    const Reference = createReferenceClass(context, toNestedClassName(owner, name), type.fields);
    return getterDescriptor(name, (parent, attribute) => new Reference(parent, attribute));
  }
  if (type.kind === 'list' && type.of.kind === 'object') {
    const List = createListClass(context, toNestedClassName(owner, name), type.of.fields);
    return getterDescriptor(name, (parent, attribute) => new List(parent, attribute, false));
  }
  if (typeNotation(type) === 'map of string') {
    return getterDescriptor(
      name,
      (parent, attribute) => new context.cdk.StringMap(parent, attribute),
    );
  }
  return tokenGetter(field);
}

/** The getter of any other attribute, which returns a token of the same type. */
export function tokenGetter({ name, type }: Field): PropertyDescriptorMap {
  const notation = typeNotation(type);
  const method = TOKEN_METHODS[notation];
  if (!method) {
    throw new TypeError(`no construct can refer to "${name}", which is a ${notation}`);
  }
  return getterDescriptor(name, (parent, attribute) => parent[method](attribute));
}

const TOKEN_METHODS: Readonly<Record<string, TokenMethod>> = {
  string: 'getStringAttribute',
  number: 'getNumberAttribute',
  boolean: 'getBooleanAttribute',
  'list of string': 'getListAttribute',
  'list of number': 'getNumberListAttribute',
  'map of string': 'getStringMapAttribute',
};

type TokenMethod = Extract<keyof TerraformDataSource, `get${string}Attribute`>;

function getterDescriptor(
  name: string,
  createReference: (parent: ReferenceParent, attribute: string) => unknown,
): PropertyDescriptorMap {
  const attribute = toSnakeCase(name);
  return {
    [toPropertyName(name)]: {
      get(this: ReferenceParent) {
        return createReference(this, attribute);
      },
    },
  };
}

function typeNotation(type: FieldType): string {
  return type.kind === 'list' || type.kind === 'map'
    ? `${type.kind} of ${typeNotation(type.of)}`
    : type.kind;
}

function createReferenceClass(context: CdkContext, name: string, fields: readonly Field[]) {
  class Reference extends context.cdk.ComplexObject {
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
    Object.defineProperties(Reference.prototype, outputGetter(context, name, field));
  }
  return registerClass(context, `${name}OutputReference`, Reference);
}

function createListClass(context: CdkContext, name: string, fields: readonly Field[]) {
  const Reference = createReferenceClass(context, name, fields);
  class List extends context.cdk.ComplexList {
    get(index: number) {
      return new Reference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
  }
  return registerClass(context, `${name}List`, List);
}

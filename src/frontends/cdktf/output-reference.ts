import type { IInterpolatingParent, TerraformDataSource } from 'cdktf';
import type { Field } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import { type CdkContext, registerClass } from './cdk-context';
import { toNestedClassName, toPropertyName } from './construct-names';
import { type TokenMethod, tokenTypeOf } from './token-type';

/** The construct or nested object that has the attributes. */
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
  const nestedName = toNestedClassName(owner, name);
  if (type.kind === 'object') {
    const Reference = createReferenceClass(context, nestedName, type.fields);
    return getterDescriptor(name, (parent, attribute) => new Reference(parent, attribute));
  }
  if (type.kind === 'list' && type.of.kind === 'object') {
    const List = createListClass(context, nestedName, type.of.fields);
    return getterDescriptor(name, (parent, attribute) => new List(parent, attribute, false));
  }
  const token = tokenGetter(field);
  return type.kind === 'map'
    ? getterDescriptor(name, (parent, attribute) => new context.cdk.StringMap(parent, attribute))
    : token;
}

/** The getter of an attribute, which returns a token of the same type. */
export function tokenGetter(field: Field): PropertyDescriptorMap {
  const { method } = tokenTypeOf(field);
  return getterDescriptor(field.name, (parent, attribute) => parent[method](attribute));
}

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

import type { FieldType } from '../fields';

/** A value of an argument, with the type that a stack needs to write it in HCL. */
export function toHclAttribute(type: FieldType, value: unknown) {
  // Generated constructs mark an object as a block, which the engines refuse for an attribute.
  return { value, isBlock: false, ...hclTypeOf(type) };
}

function hclTypeOf(type: FieldType) {
  switch (type.kind) {
    case 'list':
      return { type: 'list', storageClassType: `${type.of.kind}List` };
    case 'map':
    case 'object':
      return { type: 'map', storageClassType: 'stringMap' };
    default:
      return { type: 'simple', storageClassType: type.kind };
  }
}

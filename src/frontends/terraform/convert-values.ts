import { type ArgumentValues, parseIfNumber, readArgumentValues } from '../argument-values';
import type { Field, FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import type { Block } from '../provider/schema';
import { isMap, type TerraformMap, type TerraformValue, UNKNOWN } from './terraform-value';

type TypedName = Pick<Field, 'name' | 'type'>;

/** Reads the arguments of a block. */
export function readConfigValues(value: TerraformValue, { attributes }: Block): ArgumentValues {
  const args = attributes.filter(({ mode }) => mode !== 'computed');
  return readArgumentValues(Object.entries(fromTerraformMap(value, args)), {
    isUnknown: (part) => part === UNKNOWN,
  });
}

/** An object of the engine with our names, without attributes that are null. */
function fromTerraformMap(value: TerraformValue, fields: readonly TypedName[]) {
  const map = isMap(value) ? value : {};
  return Object.fromEntries(
    fields
      .map(({ name, type }) => [name, fromTerraformValue(map[toSnakeCase(name)] ?? null, type)])
      .filter(([, part]) => part !== null),
  );
}

/** A value of the engine with our names; the core validates it. */
function fromTerraformValue(value: TerraformValue, type: FieldType): unknown {
  switch (type.kind) {
    case 'number':
      // A number without an exact binary form comes as text.
      return parseIfNumber(value);
    case 'list':
      return Array.isArray(value)
        ? value.map((element) => fromTerraformValue(element, type.of))
        : value;
    case 'object':
      return isMap(value) ? fromTerraformMap(value, type.fields) : value;
    default:
      return value;
  }
}

/** One of our values for the engine, which wants every attribute, absent ones as null. */
function toTerraformValue(coreValue: unknown, type: FieldType): TerraformValue {
  if (coreValue === undefined || coreValue === null) {
    return null;
  }
  switch (type.kind) {
    case 'list':
      return (coreValue as readonly unknown[]).map((element) => toTerraformValue(element, type.of));
    case 'object':
      return toAttributeValues(coreValue, type.fields);
    default:
      // Texts, numbers, truth values, and maps of texts are the same in both worlds.
      return coreValue as TerraformValue;
  }
}

/** The attributes of one of our objects, by the names that they have in HCL. */
export function toAttributeValues(coreObject: unknown, fields: readonly TypedName[]): TerraformMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [
      toSnakeCase(name),
      toTerraformValue(Object(coreObject)[name], type),
    ]),
  );
}

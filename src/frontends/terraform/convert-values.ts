import { type ArgumentValues, parseIfNumber, readArgumentValues } from '../argument-values';
import type { Field, FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import type { Block } from '../provider/schema';
import { isMap, type TerraformMap, type TerraformValue, UNKNOWN } from './terraform-value';

type TypedName = Pick<Field, 'name' | 'type'>;

export function readConfigValues(value: TerraformValue, { attributes }: Block): ArgumentValues {
  const args = attributes.filter(({ mode }) => mode !== 'computed');
  return readArgumentValues(Object.entries(fromTerraformMap(value, args)), {
    isUnknown: (part) => part === UNKNOWN,
  });
}

/** Converts an object of the engine to the core's names, without null attributes. */
export function fromTerraformMap(value: TerraformValue, fields: readonly TypedName[]) {
  const map = isMap(value) ? value : {};
  return Object.fromEntries(
    fields
      .map(({ name, type }) => [name, fromTerraformValue(map[toSnakeCase(name)] ?? null, type)])
      .filter(([, part]) => part !== null),
  );
}

/** Converts a value of the engine to the core's names; the core validates it. */
function fromTerraformValue(value: TerraformValue, type: FieldType): unknown {
  if (type.kind === 'number') {
    // The engine sends a number without an exact binary form as text.
    return parseIfNumber(value);
  }
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.map((element) => fromTerraformValue(element, type.of));
  }
  return type.kind === 'object' && isMap(value) ? fromTerraformMap(value, type.fields) : value;
}

/** Converts a value of the core for the engine, which requires every attribute, absent ones as null. */
function toTerraformValue(coreValue: unknown, type: FieldType): TerraformValue {
  if (type.kind === 'list' && Array.isArray(coreValue)) {
    return coreValue.map((element) => toTerraformValue(element, type.of));
  }
  if (type.kind === 'object' && typeof coreValue === 'object' && coreValue !== null) {
    return toAttributeValues(coreValue, type.fields);
  }
  if (typeof coreValue === 'number' && !Number.isSafeInteger(coreValue)) {
    // States hold decimal numbers, to which a binary fraction such as 0.1 is not equal.
    return String(coreValue);
  }
  // Strings, integers, booleans and maps of strings need no conversion.
  return (coreValue ?? null) as TerraformValue;
}

export function toAttributeValues(coreObject: unknown, fields: readonly TypedName[]): TerraformMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [
      toSnakeCase(name),
      toTerraformValue(Object(coreObject)[name], type),
    ]),
  );
}

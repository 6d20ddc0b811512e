import type { FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import type { Block, BlockAttribute } from '../provider/schema';
import { containsUnknown, isMap, type TerraformMap, type TerraformValue } from './terraform-value';

/** What a block says, in our words. */
export interface ConfigValues {
  /** The arguments that are stated and known. */
  readonly known: Readonly<Record<string, unknown>>;
  /** The names of those that are stated and will be known later. */
  readonly unknown: ReadonlySet<string>;
}

/** Reads the arguments of a block; what is null is not stated. */
export function readConfigValues(value: TerraformValue, { attributes }: Block): ConfigValues {
  const known: Record<string, unknown> = {};
  const unknown = new Set<string>();
  for (const { name, type, mode } of attributes) {
    const attributeValue = isMap(value) ? value[toSnakeCase(name)] : undefined;
    if (mode === 'computed' || attributeValue === undefined || attributeValue === null) {
      continue;
    }
    if (containsUnknown(attributeValue)) {
      unknown.add(name);
    } else {
      known[name] = fromTerraformValue(attributeValue, type);
    }
  }
  return { known, unknown };
}

/** A value of the engine's in our words; the core checks it. */
function fromTerraformValue(value: TerraformValue, type: FieldType): unknown {
  switch (type.kind) {
    case 'number':
      return typeof value === 'string' ? parseIfNumber(value) : value;
    case 'list':
      return Array.isArray(value)
        ? value.map((element) => fromTerraformValue(element, type.of))
        : value;
    case 'object':
      return readConfigValues(value, toNestedBlock(type)).known;
    default:
      return value;
  }
}

/** A number that has no exact binary form comes as text; what is no number at all stays one. */
function parseIfNumber(text: string): number | string {
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function toNestedBlock({ fields }: Extract<FieldType, { kind: 'object' }>): Block {
  return {
    description: '',
    attributes: fields.map((field): BlockAttribute => ({ ...field, mode: 'optional' })),
  };
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
export function toAttributeValues(
  coreObject: unknown,
  fields: readonly { readonly name: string; readonly type: FieldType }[],
): TerraformMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [
      toSnakeCase(name),
      toTerraformValue(Object(coreObject)[name], type),
    ]),
  );
}

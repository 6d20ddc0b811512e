import type { FieldType } from '../fields';
import { toSnake } from '../provider/names';
import type { Attribute, Block } from '../provider/schema';
import { isMap, isUnknown, type Value, type ValueMap } from './value';

/** What a block says, in our words. */
export interface Written {
  /** The arguments that are stated and known. */
  readonly known: Readonly<Record<string, unknown>>;
  /** The names of those that are stated and will be known later. */
  readonly unknown: ReadonlySet<string>;
}

/** Reads the arguments of a block; what is null is not stated. */
export function readBlock(value: Value, { attributes }: Block): Written {
  const known: Record<string, unknown> = {};
  const unknown = new Set<string>();
  for (const { name, type, mode } of attributes) {
    const stated = isMap(value) ? value[toSnake(name)] : undefined;
    if (mode === 'computed' || stated === undefined || stated === null) {
      continue;
    }
    if (isUnknown(stated)) {
      unknown.add(name);
    } else {
      known[name] = fromValue(stated, type);
    }
  }
  return { known, unknown };
}

/** A value of the engine's in our words; the core checks it. */
function fromValue(value: Value, type: FieldType): unknown {
  switch (type.kind) {
    case 'number':
      return typeof value === 'string' ? toNumber(value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((element) => fromValue(element, type.of)) : value;
    case 'object':
      return readBlock(value, toBlock(type)).known;
    default:
      return value;
  }
}

/** A number that has no exact binary form comes as text; what is no number at all stays one. */
function toNumber(text: string): number | string {
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function toBlock({ fields }: Extract<FieldType, { kind: 'object' }>): Block {
  return {
    description: '',
    attributes: fields.map((field): Attribute => ({ ...field, mode: 'optional' })),
  };
}

/** One of our values for the engine, which wants every attribute, absent ones as null. */
function toValue(ours: unknown, type: FieldType): Value {
  if (ours === undefined || ours === null) {
    return null;
  }
  switch (type.kind) {
    case 'list':
      return (ours as readonly unknown[]).map((element) => toValue(element, type.of));
    case 'object':
      return toObject(ours, type.fields);
    default:
      // Texts, numbers, truth values, and maps of texts are the same in both worlds.
      return ours as Value;
  }
}

/** The attributes of one of our objects, by the names that they have in HCL. */
export function toObject(
  ours: unknown,
  fields: readonly { readonly name: string; readonly type: FieldType }[],
): ValueMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [toSnake(name), toValue(Object(ours)[name], type)]),
  );
}

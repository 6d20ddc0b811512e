import type { FieldType } from '../fields';
import { toSnake } from '../provider/names';
import { type Asking, STATE_VERSION } from '../provider/schema';
import type { Response } from './protocol/messages';
import { isMap, type Value, type ValueMap, writeValue } from './value';

/**
 * A state of this or an older version, in the shape of today: what is new is null, what is gone is left out.
 * No version needs more: version 1 only dropped the facts that change by themselves.
 */
export function upgradeState(
  { version = 0, json }: { readonly version?: number | undefined; readonly json: string },
  asking: Asking,
): Response<'UpgradeResourceState'> {
  const state: Value = JSON.parse(json);
  if (!isMap(state) || version > STATE_VERSION) {
    throw new TypeError(`no state of version ${version} can be read`);
  }
  return { upgradedState: writeValue(toShape(state, asking.attributes)) };
}

function toShape(
  state: ValueMap,
  fields: readonly { readonly name: string; readonly type: FieldType }[],
): ValueMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [toSnake(name), shaped(state[toSnake(name)] ?? null, type)]),
  );
}

function shaped(value: Value, type: FieldType): Value {
  if (type.kind === 'object' && isMap(value)) {
    return toShape(value, type.fields);
  }
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.map((element) => shaped(element, type.of));
  }
  return value;
}

import type { FieldType } from '../fields';
import { toSnakeCase } from '../provider/hcl-names';
import { type LookupBlock, STATE_VERSION } from '../provider/schema';
import type { Response } from './protocol/messages';
import { encodeValue, isMap, type TerraformMap, type TerraformValue } from './terraform-value';

/**
 * Upgrades a state to the current schema: new attributes are null, removed ones are omitted.
 * This suffices for all versions, since version 1 only removed the volatile facts.
 */
export function upgradeState(
  { version = 0, json }: { readonly version?: number | undefined; readonly json: string },
  block: LookupBlock,
): Response<'UpgradeResourceState'> {
  const state: TerraformValue = JSON.parse(json);
  if (!isMap(state) || version > STATE_VERSION) {
    throw new TypeError(`no state of version ${version} can be read`);
  }
  return { upgradedState: encodeValue(toCurrentShape(state, block.attributes)) };
}

function toCurrentShape(
  state: TerraformMap,
  fields: readonly { readonly name: string; readonly type: FieldType }[],
): TerraformMap {
  return Object.fromEntries(
    fields.map(({ name, type }) => [
      toSnakeCase(name),
      toCurrentValue(state[toSnakeCase(name)] ?? null, type),
    ]),
  );
}

function toCurrentValue(value: TerraformValue, type: FieldType): TerraformValue {
  if (type.kind === 'object' && isMap(value)) {
    return toCurrentShape(value, type.fields);
  }
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.map((element) => toCurrentValue(element, type.of));
  }
  return value;
}

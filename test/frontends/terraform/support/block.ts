import { toSnakeCase } from '../../../../src/frontends/provider/hcl-names';
import type { Block } from '../../../../src/frontends/provider/schema';
import type { DynamicValue } from '../../../../src/frontends/terraform/protocol/messages';
import {
  encodeValue,
  type TerraformMap,
  type TerraformValue,
} from '../../../../src/frontends/terraform/terraform-value';
import { schema } from './provider-host';

/** A block as an engine sends it: every attribute is there, and those not set are null. */
export function blockConfig(typeName: string, values: TerraformMap): DynamicValue {
  const block = schema.dataSources[typeName] ?? schema.resources[typeName];
  if (!block) {
    throw new Error(`there is no ${typeName}`);
  }
  return encodeValue(withNulls(block, values));
}

/** The provider block. */
export function providerConfig(values: TerraformMap): DynamicValue {
  return encodeValue(withNulls(schema.provider, values));
}

export function withNulls({ attributes }: Block, values: TerraformMap): TerraformMap {
  const names = attributes.map(({ name }) => toSnakeCase(name));
  const wrong = Object.keys(values).filter((name) => !names.includes(name));
  if (wrong.length > 0) {
    throw new Error(`no attribute is called ${wrong.join()}`);
  }
  const whole: Record<string, TerraformValue> = {};
  for (const name of names) {
    whole[name] = values[name] ?? null;
  }
  return whole;
}

import { toSnake } from '../../../../src/frontends/provider/names';
import type { Block } from '../../../../src/frontends/provider/schema';
import {
  type DynamicValue,
  type Value,
  type ValueMap,
  writeValue,
} from '../../../../src/frontends/terraform/value';
import { schema } from './host';

/** A block as an engine sends it: every attribute is there, and what is not stated is null. */
export function config(typeName: string, stated: ValueMap): DynamicValue {
  const block = schema.dataSources[typeName] ?? schema.resources[typeName];
  if (!block) {
    throw new Error(`there is no ${typeName}`);
  }
  return writeValue(filled(block, stated));
}

/** The provider block. */
export function providerConfig(stated: ValueMap): DynamicValue {
  return writeValue(filled(schema.provider, stated));
}

export function filled({ attributes }: Block, stated: ValueMap): ValueMap {
  const names = attributes.map(({ name }) => toSnake(name));
  const wrong = Object.keys(stated).filter((name) => !names.includes(name));
  if (wrong.length > 0) {
    throw new Error(`no attribute is called ${wrong.join()}`);
  }
  const whole: Record<string, Value> = {};
  for (const name of names) {
    whole[name] = stated[name] ?? null;
  }
  return whole;
}

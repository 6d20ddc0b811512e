import type { Text } from '../../text';
import { type Field, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import type { LookupTarget } from '../lookup-query';
import { ProviderConfiguration } from '../provider-configuration';

/** An attribute of a block; nested ones are in its type, and all of what is computed is computed. */
export interface BlockAttribute extends Field {
  readonly mode: 'required' | 'optional' | 'computed';
}

/** The attributes of a block of HCL. */
export interface Block {
  readonly description: Text;
  readonly attributes: readonly BlockAttribute[];
}

/** A block that runs a lookup. */
export interface LookupBlock extends Block, LookupTarget {}

/** The provider as data: emitted when the plugin is built, so that no launch has to derive it. */
export interface ProviderSchema {
  readonly provider: Block;
  readonly dataSources: Readonly<Record<string, LookupBlock>>;
  readonly resources: Readonly<Record<string, LookupBlock>>;
}

/** The state of resources is written in this version of their schemas; see `terraform/upgrade-state.ts`. */
export const STATE_VERSION = 1;

/** Derives the schema from the sources. */
export function providerSchema(): ProviderSchema {
  return {
    provider: {
      description: 'Finds cloud image IDs deterministically and explains the choice.',
      attributes: fieldsOf(ProviderConfiguration).map(toArgumentAttribute),
    },
    dataSources: byTypeName(lookupDefinitions()),
    resources: byTypeName(pinDefinitions()),
  };
}

function byTypeName(definitions: readonly LookupDefinition[]) {
  return Object.fromEntries(
    definitions.map((definition) => [
      `imagepin_${definition.nameParts.join('_')}`,
      toLookupBlock(definition),
    ]),
  );
}

function toLookupBlock({
  inputs,
  outputs,
  description,
  kind,
  source,
}: LookupDefinition): LookupBlock {
  return {
    description,
    kind,
    ...(source && { source }),
    attributes: [...inputs.map(toArgumentAttribute), ...outputs.map(toResultAttribute)],
  };
}

function toArgumentAttribute(field: Field): BlockAttribute {
  return { ...field, mode: field.required ? 'required' : 'optional' };
}

function toResultAttribute(field: Field): BlockAttribute {
  return { ...field, mode: 'computed' };
}

import { type Field, fieldsOf, withChoices } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import type { LookupTarget } from '../lookup-query';
import { ProviderConfiguration } from '../provider-configuration';
import { toHclText } from './hcl-names';

/** An attribute of a block; nested ones are in its type, and all of what is computed is computed. */
export interface BlockAttribute extends Field {
  readonly mode: 'required' | 'optional' | 'computed';
}

/** What a block of HCL takes and has. */
export interface Block {
  readonly description: string;
  readonly attributes: readonly BlockAttribute[];
}

/** A block that runs a lookup. */
export interface LookupBlock extends Block, LookupTarget {}

/** All that the provider offers, as data: emitted when the plugin is built, so that no launch has to work it out. */
export interface ProviderSchema {
  readonly provider: Block;
  readonly dataSources: Readonly<Record<string, LookupBlock>>;
  readonly resources: Readonly<Record<string, LookupBlock>>;
}

/** The state of resources is written in this version of their schemas; see `terraform/upgrade-state.ts`. */
export const STATE_VERSION = 1;

/** Works the schema out from the sources. */
export function providerSchema(): ProviderSchema {
  return {
    provider: {
      description: 'Which image? Deterministic, explained look-ups of cloud images.',
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
    description: toHclText(description),
    kind,
    ...(source && { source }),
    attributes: [...inputs.map(toArgumentAttribute), ...outputs.map(toResultAttribute)],
  };
}

function toArgumentAttribute(field: Field): BlockAttribute {
  return { ...withHclDescription(field), mode: field.required ? 'required' : 'optional' };
}

function toResultAttribute(field: Field): BlockAttribute {
  return { ...withHclDescription(field), mode: 'computed' };
}

/** Descriptions name arguments between backticks, in the core's spelling. */
function withHclDescription(field: Field): Field {
  const { description, ...others } = withChoices(field);
  return { ...others, description: toHclText(description) };
}

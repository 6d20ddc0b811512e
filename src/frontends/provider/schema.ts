import { lazy } from '../../lazy';
import type { Text } from '../../text';
import { type Field, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import type { LookupTarget } from '../lookup-query';
import { ProviderConfiguration } from '../provider-configuration';

/** An attribute of a block. Its type holds the nested attributes, which are all computed if it is computed. */
export interface BlockAttribute extends Field {
  readonly mode: 'required' | 'optional' | 'computed';
}

export interface Block {
  readonly description: Text;
  readonly attributes: readonly BlockAttribute[];
}

export interface LookupBlock extends Block, LookupTarget {
  /** The parts of its type after the provider's name. */
  readonly nameParts: readonly string[];
}

/** The provider's schema, which the build emits so that no launch has to derive it. */
export interface ProviderSchema {
  readonly provider: Block;
  readonly dataSources: Readonly<Record<string, LookupBlock>>;
  readonly resources: Readonly<Record<string, LookupBlock>>;
}

/** The version of the resources' schemas in states; see `terraform/upgrade-state.ts`. */
export const STATE_VERSION = 1;

export const providerSchema = lazy(
  (): ProviderSchema => ({
    provider: {
      description: 'Finds cloud image IDs deterministically and explains the choice.',
      attributes: fieldsOf(ProviderConfiguration).map(toArgumentAttribute),
    },
    dataSources: byTypeName(lookupDefinitions()),
    resources: byTypeName(pinDefinitions()),
  }),
);

function byTypeName(definitions: readonly LookupDefinition[]) {
  return Object.fromEntries(
    definitions.map(
      ({ nameParts, imageParts: _, claim, inputs, outputs, ...target }): [string, LookupBlock] => [
        `imagepin_${nameParts.join('_')}`,
        {
          ...target,
          nameParts,
          attributes: [
            ...inputs.map(toArgumentAttribute),
            ...outputs.map((field) => ({ ...field, mode: 'computed' as const })),
          ],
        },
      ],
    ),
  );
}

function toArgumentAttribute(field: Field): BlockAttribute {
  return { ...field, mode: field.required ? 'required' : 'optional' };
}

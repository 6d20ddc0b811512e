import type { Kind } from '../../lookup/query';
import { type Field, fieldsOf, withChoices } from '../fields';
import { type Offer, offers, pinOffers } from '../offer';
import { Triggers } from '../pin/triggers';
import { ProviderConfiguration } from '../provider-configuration';
import { toHclText } from './names';

/** An attribute of a block; nested ones are in its type, and all of what is computed is computed. */
export interface Attribute extends Field {
  readonly mode: 'required' | 'optional' | 'computed';
  /** Whether it stands beside the question, which does not know it. */
  readonly beside?: boolean;
}

/** What a block of HCL takes and has. */
export interface Block {
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A block that asks a question. */
export interface Asking extends Block {
  readonly kind: Kind;
  /** Whom it asks; without it, the attribute `source` says so. */
  readonly source?: string;
}

/** All that the provider offers, as data: emitted when the plugin is built, so that no launch has to work it out. */
export interface ProviderSchema {
  readonly provider: Block;
  readonly dataSources: Readonly<Record<string, Asking>>;
  readonly resources: Readonly<Record<string, Asking>>;
}

/** The state of resources is written in this version of their schemas; see `terraform/upgrade.ts`. */
export const STATE_VERSION = 1;

/** Works the schema out from the sources. */
export function providerSchema(): ProviderSchema {
  return {
    provider: {
      description: 'Which image? Deterministic, explained look-ups of cloud images.',
      attributes: fieldsOf(ProviderConfiguration).map(toArgument),
    },
    dataSources: named(offers()),
    resources: named(pinOffers()),
  };
}

function named(all: readonly Offer[]) {
  return Object.fromEntries(
    all.map((offer) => [`imagepin_${offer.words.join('_')}`, toBlock(offer)]),
  );
}

function toBlock({ takes, gives, description, kind, source }: Offer): Asking {
  return {
    description: toHclText(description),
    kind,
    ...(source && { source }),
    attributes: [...takes.map(toArgument), ...gives.map(toResult)],
  };
}

function toArgument(field: Field): Attribute {
  const isBeside = field.name in Triggers.shape;
  return {
    ...toWords(field),
    mode: field.required ? 'required' : 'optional',
    ...(isBeside && { beside: true }),
  };
}

function toResult(field: Field): Attribute {
  return { ...toWords(field), mode: 'computed' };
}

/** Descriptions name arguments between backticks, in the core's spelling. */
function toWords(field: Field): Field {
  const { description, ...others } = withChoices(field);
  return { ...others, description: toHclText(description) };
}

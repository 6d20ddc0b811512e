import type { Kind } from '../../lookup/query';
import { type Field, fieldsOf } from '../fields';
import { type Offer, offers } from '../offer';
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
export const STATE_VERSION = 0;

/** Works the schema out from the sources. */
export function providerSchema(): ProviderSchema {
  const all = offers();
  return {
    provider: {
      description: 'Which image? Deterministic, explained look-ups of cloud images.',
      attributes: fieldsOf(ProviderConfiguration).map(toArgument),
    },
    dataSources: named(all, '', toDataSource),
    resources: named(
      all.filter(({ kind }) => kind === 'pick'),
      '_pin',
      toPin,
    ),
  };
}

function named(all: readonly Offer[], suffix: string, toBlock: (offer: Offer) => Asking) {
  return Object.fromEntries(
    all.map((offer) => [`imagepin_${offer.words.join('_')}${suffix}`, toBlock(offer)]),
  );
}

function toDataSource({ takes, gives, description, kind, source }: Offer): Asking {
  return {
    description,
    kind,
    ...(source && { source }),
    attributes: [...takes.map(toArgument), ...gives.map(toResult)],
  };
}

/** The same question, asked once; warnings belong to the moment of asking. */
function toPin(offer: Offer): Asking {
  const { attributes, ...asking } = toDataSource(offer);
  return {
    ...asking,
    description: `${offer.description.replace(/\.$/, '')}, once: the image stays until the question or \`triggers\` change.`,
    attributes: [...attributes.filter(({ name }) => name !== 'warnings'), TRIGGERS],
  };
}

const TRIGGERS: Attribute = {
  name: 'triggers',
  type: { kind: 'map', of: { kind: 'string' } },
  required: false,
  description: 'Any texts: when one of them changes, the image is looked up anew.',
  mode: 'optional',
  beside: true,
};

function toArgument(field: Field): Attribute {
  return { ...toWords(field), mode: field.required ? 'required' : 'optional' };
}

function toResult(field: Field): Attribute {
  return { ...toWords(field), mode: 'computed' };
}

/** Descriptions name arguments between backticks, in the core's spelling, and leave out closed choices. */
function toWords(field: Field): Field {
  const choices = field.type.kind === 'string' ? (field.type.choices ?? []) : [];
  const isNamed = choices.every((choice) => field.description.includes(choice));
  const said = isNamed ? field.description : `${field.description} One of ${choices.join(', ')}.`;
  return { ...field, description: toHclText(said) };
}

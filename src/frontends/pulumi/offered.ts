import type { Kind } from '../../lookup/query';
import type { SourceId } from '../../sources/registry';
import { type FieldType, fieldsOf } from '../fields';
import { type Offer, offers, pinOffers } from '../offer';
import { ProviderConfiguration } from '../provider-configuration';
import { toFunctionName, toPinName } from './names';

/** A look-up, and whom it asks; without a source, the argument `source` says so. */
export interface Asking {
  readonly kind: Kind;
  readonly source?: SourceId;
}

/** A function of the package. */
export interface OfferedFunction extends Asking {
  readonly name: string;
}

/** A resource that keeps an image. */
export interface OfferedPin extends Asking {
  readonly name: string;
  /** The function that it looks its image up by. */
  readonly by: string;
  /** The names of its arguments. */
  readonly takes: readonly string[];
}

/** All that the package offers, as data: emitted when it is built, since to work it out loads every source. */
export interface Offered {
  readonly functions: readonly OfferedFunction[];
  readonly pins: readonly OfferedPin[];
  /** The keys of its configuration that hold secrets. */
  readonly secrets: readonly string[];
}

/** Works out what the package offers. */
export function offered(): Offered {
  return {
    functions: offers().map((offer) => ({ name: toFunctionName(offer.words), ...askingOf(offer) })),
    pins: pinOffers().map(({ words, takes, ...offer }) => ({
      name: toPinName(words),
      by: toFunctionName(words.slice(0, -1)),
      takes: takes.map(({ name }) => name),
      ...askingOf(offer),
    })),
    secrets: fieldsOf(ProviderConfiguration)
      .filter(({ type }) => holdsSecret(type))
      .map(({ name }) => name),
  };
}

function askingOf({ kind, source }: Pick<Offer, 'kind' | 'source'>): Asking {
  return { kind, ...(source && { source }) };
}

function holdsSecret(type: FieldType): boolean {
  return (
    type.kind === 'object' &&
    type.fields.some((field) => field.secret === true || holdsSecret(field.type))
  );
}

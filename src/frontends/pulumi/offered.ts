import type { Kind } from '../../lookup/query';
import type { SourceId } from '../../sources/registry';
import { fieldsOf, holdsSecret } from '../fields';
import { type Offer, offers, pinOffers } from '../offer';
import { ProviderConfiguration } from '../provider-configuration';
import { toFunctionName, toPinName } from './names';
import { withoutId } from './package';

/** A look-up, and whom it asks; without a source, the argument `source` says so. */
export interface Asking {
  readonly kind: Kind;
  readonly source?: SourceId;
  /** The names of its arguments. */
  readonly takes: readonly string[];
}

/** A function or a resource of the package. */
export interface Named extends Asking {
  readonly name: string;
}

/** A resource of the package, which keeps an image. */
export interface NamedPin extends Named {
  /** The names of its results. */
  readonly gives: readonly string[];
}

/** All that the package offers, as data: emitted when it is built, since to work it out loads every source. */
export interface Offered {
  readonly functions: readonly Named[];
  readonly pins: readonly NamedPin[];
  /** The keys of its configuration that hold secrets. */
  readonly secrets: readonly string[];
}

/** Works out what the package offers. */
export function offered(): Offered {
  return {
    functions: offers().map((offer) => ({ name: toFunctionName(offer.words), ...askingOf(offer) })),
    pins: pinOffers().map((offer) => ({
      name: toPinName(offer.words),
      ...askingOf(offer),
      gives: withoutId(offer).gives.map(({ name }) => name),
    })),
    secrets: fieldsOf(ProviderConfiguration)
      .filter(({ type }) => holdsSecret(type))
      .map(({ name }) => name),
  };
}

function askingOf({ kind, source, takes }: Offer): Asking {
  return { kind, ...(source && { source }), takes: takes.map(({ name }) => name) };
}

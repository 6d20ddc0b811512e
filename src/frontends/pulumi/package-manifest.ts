import type { LookupKind } from '../../query/query';
import type { SourceId } from '../../sources/registry';
import { containsSecret, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import { ProviderConfiguration } from '../provider-configuration';
import { toFunctionName, toPinName } from './names';
import { withoutId } from './package-model';

/** A lookup, and whom it asks; without a source, the argument `source` says so. */
export interface LookupSpec {
  readonly kind: LookupKind;
  readonly source?: SourceId;
  /** The names of its arguments. */
  readonly inputs: readonly string[];
}

/** A function or a resource of the package. */
export interface NamedLookupSpec extends LookupSpec {
  readonly name: string;
}

/** A resource of the package, which keeps an image. */
export interface PinSpec extends NamedLookupSpec {
  /** The names of its results. */
  readonly outputs: readonly string[];
}

/** All that the package offers, as data: emitted when it is built, since to work it out loads every source. */
export interface PackageManifest {
  readonly functions: readonly NamedLookupSpec[];
  readonly pins: readonly PinSpec[];
  /** The keys of its configuration that hold secrets. */
  readonly secrets: readonly string[];
}

/** Works out what the package offers. */
export function packageManifest(): PackageManifest {
  return {
    functions: lookupDefinitions().map((definition) => ({
      name: toFunctionName(definition.nameParts),
      ...toLookupSpec(definition),
    })),
    pins: pinDefinitions().map((definition) => ({
      name: toPinName(definition.nameParts),
      ...toLookupSpec(definition),
      outputs: withoutId(definition).outputs.map(({ name }) => name),
    })),
    secrets: fieldsOf(ProviderConfiguration)
      .filter(({ type }) => containsSecret(type))
      .map(({ name }) => name),
  };
}

function toLookupSpec({ kind, source, inputs }: LookupDefinition): LookupSpec {
  return { kind, ...(source && { source }), inputs: inputs.map(({ name }) => name) };
}

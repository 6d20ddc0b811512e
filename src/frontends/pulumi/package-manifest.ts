import type { LookupKind } from '../../query/query';
import type { SourceId } from '../../sources/registry';
import { containsSecret, fieldsOf } from '../fields';
import { type LookupDefinition, lookupDefinitions, pinDefinitions } from '../lookup-definition';
import { ProviderConfiguration } from '../provider-configuration';
import { toFunctionName, toPinName } from './names';
import { withoutId } from './package-model';

/** A lookup and its source; without one, the argument `source` names it. */
export interface LookupSpec {
  readonly kind: LookupKind;
  readonly source?: SourceId;
  /** The names of the arguments. */
  readonly inputs: readonly string[];
}

/** A function or a resource of the package. */
export interface NamedLookupSpec extends LookupSpec {
  readonly name: string;
}

/** A resource of the package that pins an image. */
export interface PinSpec extends NamedLookupSpec {
  /** The names of the results. */
  readonly outputs: readonly string[];
}

/** The contents of the package as data, which the build emits because deriving it loads every source. */
export interface PackageManifest {
  readonly functions: readonly NamedLookupSpec[];
  readonly pins: readonly PinSpec[];
  /** The configuration keys that hold secrets. */
  readonly secrets: readonly string[];
}

/** Derives the manifest from the sources. */
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

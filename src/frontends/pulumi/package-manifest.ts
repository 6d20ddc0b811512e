import { type PackageMember, packageModel } from './package-model';

/** A function or a pin: its lookup, and the names of its arguments and results. */
export interface LookupSpec extends Pick<PackageMember, 'name' | 'kind' | 'source'> {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The contents of the package as data, which the build emits because deriving it loads every source. */
export interface PackageManifest {
  readonly functions: readonly LookupSpec[];
  readonly pins: readonly LookupSpec[];
  /** The configuration keys that hold secrets. */
  readonly secrets: readonly string[];
}

export function packageManifest(): PackageManifest {
  const { configuration, functions, pins } = packageModel();
  return {
    functions: functions.map(toLookupSpec),
    pins: pins.map(toLookupSpec),
    secrets: configuration.filter(({ secret }) => secret).map(({ name }) => name),
  };
}

function toLookupSpec({ description: _, inputs, outputs, ...lookup }: PackageMember): LookupSpec {
  return {
    ...lookup,
    inputs: inputs.map(({ name }) => name),
    outputs: outputs.map(({ name }) => name),
  };
}

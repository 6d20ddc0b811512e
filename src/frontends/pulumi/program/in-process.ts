import { toStableImage } from '../../pin/stable';
import { callFunction, type FunctionResult } from '../call-function';
import type { ConfigStrings } from '../configuration';
import { createClientCache } from '../configured-clients';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { validateArguments } from '../validate-arguments';

/** The core as the functions of a program use it; loaded by the first call. */
export interface InProcess {
  /** Runs a lookup. */
  runLookup(spec: LookupSpec, args: Properties, config: ConfigStrings): Promise<FunctionResult>;
  /** Returns the result of a find as a pin stores it. */
  withStableImage(result: object): object;
  /** Throws the first validation error of arguments that are partly unresolved. */
  rejectInvalid(spec: LookupSpec, args: Properties, unresolved: ReadonlySet<string>): void;
}

/** Loads the core, with one client per configuration. */
export function openInProcess(): InProcess {
  const clientOf = createClientCache();
  return {
    runLookup: async (spec, args, config) => {
      const client = clientOf(config);
      rejectInvalid(spec, args);
      return copyResult(await callFunction(spec, args, client));
    },
    withStableImage: (result) => ({ ...result, image: toStableImage(Object(result).image) }),
    rejectInvalid,
  };
}

function rejectInvalid(
  spec: LookupSpec,
  known: Properties,
  unknown: ReadonlySet<string> = new Set(),
): void {
  const [validationError] = validateArguments(spec, { known, unknown });
  if (validationError) {
    throw validationError;
  }
}

/**
 * Copies a result, which callers may change, since lookups share the images of a list. By JSON: the SDK does not
 * recognize the arrays of `structuredClone` under Jest.
 */
function copyResult(result: FunctionResult): FunctionResult {
  return JSON.parse(JSON.stringify(result));
}

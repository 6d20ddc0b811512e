import { toStableImage } from '../../pin/stable';
import { callFunction, type FunctionResult } from '../call-function';
import type { ConfigStrings } from '../configuration';
import { createClientCache } from '../configured-clients';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { validateArguments } from '../validate-arguments';

/** The core, for the functions of a program; loaded when the first of them is called. */
export interface InProcess {
  /** Makes a lookup. */
  runLookup(spec: LookupSpec, args: Properties, config: ConfigStrings): Promise<FunctionResult>;
  /** What a find gives, as a pin keeps it. */
  withStableImage(result: object): object;
  /** Throws the first thing that is wrong with arguments of which some are not known yet. */
  rejectInvalid(spec: LookupSpec, args: Properties, unresolved: ReadonlySet<string>): void;
}

/** Keeps a client for each configuration of the process. */
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

/** Images are shared by all lookups of a list, but a caller may change its result. By JSON: the SDK does not know arrays that `structuredClone` makes under Jest. */
function copyResult(result: FunctionResult): FunctionResult {
  return JSON.parse(JSON.stringify(result));
}

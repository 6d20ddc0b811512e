import type { Client } from '../../../client/client';
import { memoize } from '../../../lazy';
import { toStableImage } from '../../pin/stable';
import { callFunction, type FunctionResult } from '../call-function';
import type { ConfigStrings } from '../configuration';
import { createClientCache } from '../configured-clients';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { validateArguments } from '../validate-arguments';

/** The core, for the functions of a program; loaded when the first of them is called. */
export interface InProcess {
  /** Makes a look-up. */
  runLookup(spec: LookupSpec, args: Properties, config: ConfigStrings): Promise<FunctionResult>;
  /** What a find gives, as a pin keeps it. */
  withStableImage(result: object): object;
  /** Throws the first thing that is wrong with arguments of which some are not known yet. */
  rejectInvalid(spec: LookupSpec, args: Properties, unresolved: ReadonlySet<string>): void;
}

/** Keeps a client for each configuration of the process. */
export function openInProcess(): InProcess {
  const clientOf = createClientCache();
  const sharedLookups = memoize(shareLookups);
  return {
    runLookup: async (spec, args, config) => sharedLookups(clientOf(config))(spec, args),
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

/** By JSON, which an answer is: the SDK does not know arrays that `structuredClone` makes under Jest. */
function copyResult(result: FunctionResult): FunctionResult {
  return JSON.parse(JSON.stringify(result));
}

/** Equal look-ups that are under way are one, with an answer for each caller to do with as he likes. */
function shareLookups(
  client: Client,
): (spec: LookupSpec, args: Properties) => Promise<FunctionResult> {
  const inFlight = new Map<string, Promise<FunctionResult>>();
  return async (spec, args) => {
    rejectInvalid(spec, args);
    const key = JSON.stringify([spec.kind, spec.source, args]);
    const result = inFlight.get(key) ?? callFunction(spec, args, client);
    inFlight.set(key, result);
    try {
      return copyResult(await result);
    } finally {
      inFlight.delete(key);
    }
  };
}

import { memoize } from '../../../lazy';
import type { Arguments, ArgumentValues } from '../../argument-values';
import { toStableImage } from '../../pin/stable';
import { validateArguments } from '../argument-errors';
import { callFunction } from '../call-function';
import { type ConfigStrings, openConfiguredClient } from '../configuration';
import type { LookupSpec } from '../package-manifest';

/** The core as the functions of a program use it; loaded by the first call. */
export type InProcess = ReturnType<typeof openInProcess>;

/** Opens one client per configuration, since programs of several stacks may share a process. */
export function openInProcess() {
  const clientOf = memoize((json: string) => openConfiguredClient(JSON.parse(json)));
  return {
    rejectInvalid,
    async runLookup(spec: LookupSpec, known: Arguments, config: ConfigStrings) {
      const client = clientOf(JSON.stringify(config));
      rejectInvalid(spec, { known, unknown: new Set() });
      return copyResult(await callFunction(spec, known, client));
    },
    /** Returns the result of a find as a pin stores it. */
    withStableImage: (result: object) => ({
      ...result,
      image: toStableImage(Object(result).image),
    }),
  };
}

/** Throws the first validation error of arguments that may be partly unknown. */
function rejectInvalid(spec: LookupSpec, args: Pick<ArgumentValues, 'known' | 'unknown'>): void {
  const [validationError] = validateArguments(spec, args);
  if (validationError) {
    throw validationError;
  }
}

/**
 * Copies a result, which callers may change, since lookups share the images of a list. By JSON: the SDK does not
 * recognize the arrays of `structuredClone` under Jest.
 */
function copyResult<Result>(result: Result): Result {
  return JSON.parse(JSON.stringify(result));
}

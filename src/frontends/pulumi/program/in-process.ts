import { isDeepStrictEqual } from 'node:util';
import type { ImagepinError } from '../../../errors';
import { memoize } from '../../../lazy';
import type { Arguments, ArgumentValues } from '../../argument-values';
import { toStableImage } from '../../pin/stable';
import { unexpectedArguments, validateArguments } from '../argument-errors';
import { callFunction } from '../call-function';
import { type ConfigStrings, openConfiguredClient } from '../configuration';
import type { LookupSpec } from '../package-manifest';

/** The core as the functions of a program use it; loaded by the first call. */
export type InProcess = ReturnType<typeof openInProcess>;

/** Opens one client per configuration, since programs of several stacks may share a process. */
export function openInProcess() {
  const joinEqual = createCallJoiner<Awaited<ReturnType<typeof callFunction>>>();
  const clientOf = memoize((json: string) => openConfiguredClient(JSON.parse(json)));
  return {
    /** Throws the first validation error of arguments that are partly unknown. */
    rejectInvalid(spec: LookupSpec, args: Pick<ArgumentValues, 'known' | 'unknown'>): void {
      throwFirst(validateArguments(spec, args));
    },
    async runLookup(spec: LookupSpec, args: Arguments, config: ConfigStrings) {
      const client = clientOf(JSON.stringify(config));
      throwFirst(unexpectedArguments(spec, args));
      return copyResult(
        await joinEqual([spec.name, args, config], () => callFunction(spec, args, client)),
      );
    },
    /** Returns the result of a find as a pin stores it. */
    withStableImage: (result: object) => ({
      ...result,
      image: toStableImage(Object(result).image),
    }),
  };
}

function throwFirst([error]: readonly ImagepinError[]): void {
  if (error) {
    throw error;
  }
}

/** Returns a function that runs equal calls that overlap in time once. */
function createCallJoiner<Result>() {
  const running = new Map<unknown, Promise<Result>>();
  return (call: unknown, run: () => Promise<Result>): Promise<Result> => {
    const equal = [...running.keys()].find((other) => isDeepStrictEqual(other, call)) ?? call;
    const result = running.get(equal) ?? run();
    running.set(equal, result);
    const end = () => running.delete(equal);
    result.then(end, end);
    return result;
  };
}

/**
 * Copies a result, which callers may change, since lookups share the images of a list. By JSON: the SDK does not
 * recognize the arrays of `structuredClone` under Jest.
 */
function copyResult<Result>(result: Result): Result {
  return JSON.parse(JSON.stringify(result));
}

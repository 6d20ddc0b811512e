import { setTimeout } from 'node:timers/promises';
import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';

/** The time that the engine's runner needs to inspect a program's exports, with a margin. */
const RUNNER_DELAY_MS = 50;

interface FailureOrigin {
  /** The resource at which the engine displays the failure. */
  readonly resource?: pulumi.Resource | undefined;
  readonly cause?: unknown;
}

/**
 * An error that ends a program with one clean message, without a stack.
 * See https://github.com/nodejs/node/issues/64011.
 */
export function toFailure(text: string, { resource, cause }: FailureOrigin = {}): Error {
  const failure = resource
    ? new pulumi.ResourceError(text, resource, true)
    : new pulumi.RunError(text);
  return Object.assign(failure, { stack: text, cause });
}

/** Throws a failure; the stack of a bug is logged at debug level. */
export async function fail(text: string, origin: FailureOrigin): Promise<never> {
  const { cause } = origin;
  if (cause instanceof Error && !ImagepinError.is(cause)) {
    await pulumi.log.debug(String(cause.stack));
  }
  // Node reports an earlier rejection a second time, as handled late.
  await setTimeout(RUNNER_DELAY_MS);
  throw toFailure(text, origin);
}

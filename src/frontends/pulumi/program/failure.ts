import { setTimeout } from 'node:timers/promises';
import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';

/** How long the engine's runner takes, with room, to look at what a program exports after it has run. */
const RUNNER_DELAY_MS = 50;

/** What a failure is of. */
interface FailureOrigin {
  /** Where the engine shows it. */
  readonly resource?: pulumi.Resource | undefined;
  readonly cause?: unknown;
}

/**
 * A failure that ends a program with one clean message: no stack, and none that node would have to color.
 * See https://github.com/nodejs/node/issues/64011 for what that takes.
 */
export function toFailure(text: string, { resource, cause }: FailureOrigin = {}): Error {
  const failure = resource
    ? new pulumi.ResourceError(text, resource, true)
    : new pulumi.RunError(text);
  return Object.assign(failure, { stack: text, cause });
}

/** Fails; the stack of a bug is for those who ask for it. */
export async function fail(text: string, origin: FailureOrigin): Promise<never> {
  const { cause } = origin;
  if (cause instanceof Error && !ImagepinError.is(cause)) {
    await pulumi.log.debug(String(cause.stack));
  }
  // What is rejected before that, node reports a second time, as handled late.
  await setTimeout(RUNNER_DELAY_MS);
  throw toFailure(text, origin);
}

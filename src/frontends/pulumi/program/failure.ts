import { setTimeout } from 'node:timers/promises';
import * as pulumi from '@pulumi/pulumi';

/** How long the engine's runner takes, with room, to look at what a program exports after it has run. */
const RUNNER_MS = 50;

/**
 * Ends a program with one clean message: no stack, and none that node would have to color.
 * See https://github.com/nodejs/node/issues/64011 for what that takes.
 */
export async function fail(text: string, resource: pulumi.Resource | undefined): Promise<never> {
  // What is rejected before that, node reports a second time, as handled late.
  await setTimeout(RUNNER_MS);
  const failure = resource
    ? new pulumi.ResourceError(text, resource, true)
    : new pulumi.RunError(text);
  throw Object.assign(failure, { stack: text });
}

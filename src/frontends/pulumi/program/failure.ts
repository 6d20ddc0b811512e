import * as pulumi from '@pulumi/pulumi';
import { toText } from '../failure';

/**
 * A failure that ends a program with one clean message: no stack, and none that node would have to color.
 * See https://github.com/nodejs/node/issues/64011 for what that takes.
 */
export function toFailure(name: string, error: unknown, parent?: pulumi.Resource): Error {
  const text = `${name}: ${toText(error)}`;
  const failure = parent ? new pulumi.ResourceError(text, parent, true) : new pulumi.RunError(text);
  return Object.assign(failure, { stack: text, cause: error });
}

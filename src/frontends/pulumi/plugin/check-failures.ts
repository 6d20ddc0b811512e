import { CheckFailure } from '@pulumi/pulumi/proto/provider_pb';
import type { ImagepinError } from '../../../errors';
import { toErrorText, toPropertyPath } from '../error-text';

/** Converts validation errors to check failures at their properties. */
export function toCheckFailures(validationErrors: readonly ImagepinError[]): CheckFailure[] {
  return validationErrors.map((error) =>
    new CheckFailure().setProperty(toPropertyPath(error.path)).setReason(toErrorText(error)),
  );
}

import { CheckFailure } from '@pulumi/pulumi/proto/provider_pb';
import type { ImagepinError } from '../../../errors';
import { toErrorText, toPropertyPath } from '../error-text';

/** What is wrong, property by property, as the engine shows it. */
export function toCheckFailures(validationErrors: readonly ImagepinError[]): CheckFailure[] {
  return validationErrors.map((validationError) => {
    const failure = new CheckFailure();
    failure.setProperty(toPropertyPath(validationError.path));
    failure.setReason(toErrorText(validationError));
    return failure;
  });
}

import { CheckFailure } from '@pulumi/pulumi/proto/provider_pb';
import type { ImagepinError } from '../../../errors';
import { toPropertyPath, toText } from '../failure';

/** What is wrong, property by property, as the engine shows it. */
export function toFailures(flaws: readonly ImagepinError[]): CheckFailure[] {
  return flaws.map((flaw) => {
    const failure = new CheckFailure();
    failure.setProperty(toPropertyPath(flaw.path));
    failure.setReason(toText(flaw));
    return failure;
  });
}

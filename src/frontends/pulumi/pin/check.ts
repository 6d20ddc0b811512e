import type { Client } from '../../../client/client';
import { asImagepinError, type ImagepinError } from '../../../errors';
import { validationErrorsIn } from '../../../query/read-input';
import type { SourceId } from '../../../sources/registry';
import type { Arguments, ArgumentValues } from '../../argument-values';
import { toQuery } from '../../lookup-query';
import { Triggers } from '../../pin-fields';
import { validateQuery } from '../../validate-query';
import type { LookupSpec } from '../package-manifest';
import { validateArguments } from '../validate-arguments';

/** The inputs of a pin after the check. */
export interface CheckedInputs {
  /** The arguments that the configuration sets: another configured region is another query. */
  readonly defaults: Arguments;
  readonly validationErrors: readonly ImagepinError[];
}

/** Validates the known inputs of a pin, before any call. */
export async function checkPinInputs(
  inputs: ArgumentValues,
  spec: LookupSpec,
  client: Client,
): Promise<CheckedInputs> {
  try {
    return await validateAndAddRegion(inputs, spec, client);
  } catch (error) {
    return { defaults: {}, validationErrors: [asImagepinError(error)] };
  }
}

async function validateAndAddRegion(
  inputs: ArgumentValues,
  spec: LookupSpec,
  client: Client,
): Promise<CheckedInputs> {
  const { known, unknown } = inputs;
  const validationErrors = [
    ...validationErrorsIn(Triggers, { triggers: known.triggers }),
    ...validateArguments(spec, inputs),
  ];
  const query = toQuery(known, spec);
  const needsRegion =
    query.region === undefined && !unknown.has('region') && !unknown.has('source');
  if (validationErrors.length > 0 || !needsRegion) {
    return { defaults: {}, validationErrors };
  }
  // The source was validated above.
  const region = await client.defaultRegion(query.source as SourceId);
  return region === undefined
    ? { defaults: {}, validationErrors: validateQuery(query, 'find', unknown) }
    : { defaults: { region }, validationErrors };
}

import type { Client } from '../../../client/client';
import { ImagepinError } from '../../../errors';
import { validateQuery } from '../../../query/query';
import { validationErrorsIn } from '../../../query/read-input';
import type { SourceId } from '../../../sources/registry';
import { Triggers } from '../../pin/triggers';
import type { LookupSpec } from '../package-manifest';
import type { DecodedProperties, Properties } from '../properties';
import { validateArguments } from '../validate-arguments';
import { TRIGGERS, toPinQuery, withoutTriggers } from './pin-query';

/** The inputs of a pin after they were checked. */
export interface CheckedInputs {
  /** What the question leaves to the configuration: another region that is configured is another question. */
  readonly defaults: Properties;
  readonly validationErrors: readonly ImagepinError[];
}

/** Checks what is known of a pin, before any call. */
export async function checkPinInputs(
  inputs: DecodedProperties,
  spec: LookupSpec,
  client: Client,
): Promise<CheckedInputs> {
  try {
    return await validateAndAddRegion(inputs, spec, client);
  } catch (error) {
    if (ImagepinError.is(error)) {
      return { defaults: {}, validationErrors: [error] };
    }
    throw error;
  }
}

/** YAML takes many a text for a number. */
function coerceTriggers({ [TRIGGERS]: triggers }: Properties): Properties {
  const isMap = typeof triggers === 'object' && triggers !== null && !Array.isArray(triggers);
  return isMap
    ? { [TRIGGERS]: Object.fromEntries(Object.entries(triggers).map(coerceToText)) }
    : { [TRIGGERS]: triggers };
}

function coerceToText([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === 'number' || typeof value === 'boolean' ? String(value) : value];
}

async function validateAndAddRegion(
  { known, unknown }: DecodedProperties,
  spec: LookupSpec,
  client: Client,
): Promise<CheckedInputs> {
  const validationErrors = [
    ...validationErrorsIn(Triggers, coerceTriggers(known)),
    ...validateArguments(spec, withoutTriggers(known), unknown),
  ];
  const query = toPinQuery(known, spec);
  const needsRegion =
    query.region === undefined && !unknown.has('region') && !unknown.has('source');
  if (validationErrors.length > 0 || !needsRegion) {
    return { defaults: {}, validationErrors };
  }
  // The core has just found no flaw in it.
  const region = await client.defaultRegion(query.source as SourceId);
  return region === undefined
    ? { defaults: {}, validationErrors: validateQuery(query, 'find', unknown) }
    : { defaults: { region }, validationErrors };
}

import type { Client } from '../../../client/client';
import { validateQuery } from '../../../client/parse-query';
import { asImagepinError } from '../../../errors';
import { parseInput } from '../../../query/read-input';
import type { SourceId } from '../../../sources/registry';
import { toQuery } from '../../lookup-query';
import { Triggers } from '../../pin-fields';
import { addStackHint, validateArguments } from '../argument-errors';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';
import { decodeInputs } from './state';

/**
 * Validates the known inputs of a pin, before any call, and adds the configured region, since another
 * configured region is another query.
 */
export async function checkPin(inputs: Properties, spec: LookupSpec, client: Client) {
  const values = decodeInputs(inputs);
  const { known, unknown } = values;
  const validationErrors = [
    ...parseInput(Triggers, { triggers: known.triggers }).errors,
    ...validateArguments(spec, values),
  ];
  const query = toQuery(known, spec);
  const needsRegion =
    query.region === undefined && !unknown.has('region') && !unknown.has('source');
  if (validationErrors.length > 0 || !needsRegion) {
    return { inputs, validationErrors };
  }
  try {
    // The source was validated above.
    const region = await client.defaultRegion(query.source as SourceId);
    if (region !== undefined) {
      return { inputs: { ...inputs, region }, validationErrors };
    }
    const regionErrors = validateQuery(query, 'find', unknown);
    return {
      inputs,
      validationErrors: regionErrors.map((error) => addStackHint(error, query.source)),
    };
  } catch (error) {
    return { inputs, validationErrors: [asImagepinError(error)] };
  }
}

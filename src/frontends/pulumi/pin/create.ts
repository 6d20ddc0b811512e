import type { Client } from '../../../client/client';
import type { FindInput } from '../../../client/query-input';
import type { LookupOptions } from '../../../client/settings';
import { type LookupTarget, toQuery } from '../../lookup-query';
import { toStableImage } from '../../pin/stable';
import { upToDateStatus } from '../../pin-fields';
import { withStackHint } from '../argument-errors';
import { allSecret, type Properties } from '../properties';
import { decodeInputs, toStateProperties } from './state';

/** Runs the lookup of a pin once; its result is secret if any input is. */
export async function createPin(
  inputs: Properties,
  target: LookupTarget,
  client: Client,
  options: LookupOptions,
) {
  const { known, secret } = decodeInputs(inputs);
  // The core validates the arguments and rejects unknown ones.
  const query = toQuery(known, target) as FindInput;
  const { id, image, warnings } = await withStackHint(client.find(query, options), query.source);
  const results = { image: toStableImage(image), ...upToDateStatus(id) };
  const outputs = secret.size > 0 ? allSecret(results) : results;
  return { id, state: toStateProperties(inputs, outputs, client), warnings };
}

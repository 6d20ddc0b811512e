import { type InvokeRequest, InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { ImagepinError } from '../../../errors';
import { flawsAmong } from '../flaws';
import { lookUp } from '../look-up';
import type { Asking } from '../offered';
import { allSecret, readProperties } from '../properties';
import { toFailures } from './failures';
import type { Surroundings } from './service';
import { fromStruct, toStruct } from './struct';

/** Makes a look-up; whatever is found with a secret is one. */
export async function invoke(
  request: InvokeRequest,
  asking: Asking,
  { client, signal, tell }: Surroundings,
): Promise<InvokeResponse> {
  const { known, unknown, secret } = readProperties(fromStruct(request.getArgs()));
  const response = new InvokeResponse();
  const wrong = flawsAmong(asking, known, unknown);
  const flaws = wrong.length > 0 ? wrong : [...unknown].map(toUnknown);
  if (flaws.length > 0) {
    response.setFailuresList(toFailures(flaws));
    return response;
  }
  const result = await lookUp(asking, known, client, { signal });
  for (const { message } of result.warnings) {
    await tell('warning', message);
  }
  response.setReturn(toStruct(secret.size > 0 ? allSecret(result) : result));
  return response;
}

/** Engines do not ask before everything is known. */
function toUnknown(name: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${name} is not known yet`, {
    path: [name],
    detail: 'Ask when it is.',
  });
}

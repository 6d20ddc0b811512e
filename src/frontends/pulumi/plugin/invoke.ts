import { type InvokeRequest, InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { ImagepinError } from '../../../errors';
import { subject, text } from '../../../text';
import { callFunction } from '../call-function';
import type { LookupSpec } from '../package-manifest';
import { allSecret, decodeProperties } from '../properties';
import { validateArguments } from '../validate-arguments';
import { toCheckFailures } from './check-failures';
import type { PulumiRequestContext } from './request-context';
import { fromStruct, toStruct } from './struct';

/** Runs a lookup; its result is secret if any argument is. */
export async function invoke(
  request: InvokeRequest,
  spec: LookupSpec,
  { client, signal, log }: PulumiRequestContext,
): Promise<InvokeResponse> {
  const args = decodeProperties(fromStruct(request.getArgs()));
  const { known, unknown, secret } = args;
  const response = new InvokeResponse();
  const argumentErrors = validateArguments(spec, args);
  const validationErrors =
    argumentErrors.length > 0 ? argumentErrors : [...unknown].map(toUnresolvedArgumentError);
  if (validationErrors.length > 0) {
    response.setFailuresList(toCheckFailures(validationErrors));
    return response;
  }
  const result = await callFunction(spec, known, client, { signal });
  for (const { message } of result.warnings) {
    await log('warning', message);
  }
  response.setReturn(toStruct(secret.size > 0 ? allSecret(result) : result));
  return response;
}

/** The error for an unknown argument; engines wait until all arguments are known. */
function toUnresolvedArgumentError(name: string): ImagepinError {
  return new ImagepinError('InvalidQuery', text`${subject(name)} is not known yet`, {
    path: [name],
    detail: 'Call the function when all arguments are known.',
  });
}

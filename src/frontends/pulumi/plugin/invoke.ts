import { type InvokeRequest, InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { ImagepinError } from '../../../errors';
import { subject, text } from '../../../text';
import { validateArguments } from '../argument-errors';
import { callFunction } from '../call-function';
import { allSecret, decodeProperties } from '../properties';
import { toCheckFailures } from './check-failures';
import type { PluginRun } from './plugin-run';
import { fromStruct, toStruct } from './struct';

/** Runs a lookup; its result is secret if any argument is. */
export async function invoke(request: InvokeRequest, run: PluginRun): Promise<InvokeResponse> {
  const { spec, client, signal, log } = await run.functionContext(request.getTok());
  const args = decodeProperties(fromStruct(request.getArgs()));
  const { known, unknown, secret } = args;
  const argumentErrors = validateArguments(spec, args);
  const validationErrors =
    argumentErrors.length > 0 ? argumentErrors : [...unknown].map(toUnresolvedArgumentError);
  if (validationErrors.length > 0) {
    return new InvokeResponse().setFailuresList(toCheckFailures(validationErrors));
  }
  const result = await callFunction(spec, known, client, { signal });
  for (const { message } of result.warnings) {
    await log('warning', message);
  }
  return new InvokeResponse().setReturn(toStruct(secret.size > 0 ? allSecret(result) : result));
}

/** The error for an unknown argument; engines wait until all arguments are known. */
function toUnresolvedArgumentError(name: string): ImagepinError {
  return new ImagepinError('InvalidQuery', text`${subject(name)} is not known yet`, {
    path: [name],
    detail: 'Call the function when all arguments are known.',
  });
}

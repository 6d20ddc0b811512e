import { isDeepStrictEqual } from 'node:util';
import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  DiffResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import type { ArgumentValues } from '../../argument-values';
import { type ConfigStrings, validateConfig } from '../configuration';
import { isEngineKey } from '../names';
import { decodeProperties, type Properties, toSecret } from '../properties';
import { toCheckFailures } from './check-failures';
import { fromStruct, toStruct } from './struct';

/** Validates the known keys of a configuration. */
export async function checkConfig(
  request: CheckRequest,
  secrets: readonly string[],
): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const { known, unknown, secret } = decodeConfig(news);
  // Other languages may send credentials unencrypted, which the state must not contain.
  const unmarked = secrets.filter((key) => key in known && !secret.has(key));
  const marked = Object.fromEntries(unmarked.map((key) => [key, toSecret(news[key])]));
  const response = new CheckResponse();
  response.setInputs(toStruct({ ...news, ...marked }));
  response.setFailuresList(toCheckFailures(validateConfig(known, unknown)));
  return response;
}

/** Reports whether the configuration changed, which replaces no pins, since their inputs hold the complete query. */
export async function diffConfig(request: DiffRequest): Promise<DiffResponse> {
  const [before, after] = [request.getOldInputs() ?? request.getOlds(), request.getNews()].map(
    (struct) => decodeConfig(fromStruct(struct)).known,
  );
  const response = new DiffResponse();
  response.setChanges(
    isDeepStrictEqual(before, after)
      ? DiffResponse.DiffChanges.DIFF_NONE
      : DiffResponse.DiffChanges.DIFF_SOME,
  );
  return response;
}

/** Reads the configuration of a run. */
export function readConfig(request: ConfigureRequest): ConfigStrings {
  return decodeConfig(fromStruct(request.getArgs())).known;
}

/** The capabilities of the plugin beyond the first version of the protocol. */
export function capabilities(): ConfigureResponse {
  const response = new ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  return response;
}

function decodeConfig(properties: Properties): ArgumentValues {
  const entries = Object.entries(properties).filter(([key]) => !isEngineKey(key));
  return decodeProperties(Object.fromEntries(entries));
}

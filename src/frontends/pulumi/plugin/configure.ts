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

/** Checks what is known of a configuration, key by key. */
export async function checkConfig(
  request: CheckRequest,
  secrets: readonly string[],
): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const { known, unknown, secret } = decodeConfig(news);
  // Other languages may state keys in the clear; the state must not.
  const unmarked = secrets.filter((key) => key in known && !secret.has(key));
  const marked = Object.fromEntries(unmarked.map((key) => [key, toSecret(news[key])]));
  const response = new CheckResponse();
  response.setInputs(toStruct({ ...news, ...marked }));
  response.setFailuresList(toCheckFailures(validateConfig(known, unknown)));
  return response;
}

/** Another configuration never asks for other resources: what a pin asks for has its own inputs. */
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

/** The configuration of a run. */
export function readConfig(request: ConfigureRequest): ConfigStrings {
  return decodeConfig(fromStruct(request.getArgs())).known;
}

/** What the plugin can do beyond the first version of the protocol. */
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

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
import { validateConfig } from '../configuration';
import { isEngineKey } from '../names';
import { decodeProperties, type Properties, toSecret } from '../properties';
import { toCheckFailures } from './check-failures';
import type { PluginRun } from './plugin-run';
import { fromStruct, toStruct } from './struct';

export async function checkConfig(
  request: CheckRequest,
  { manifest: { secrets } }: PluginRun,
): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const { known, unknown, secret } = decodeConfig(news);
  // Other languages may send credentials unencrypted, which the state must not contain.
  const unmarked = secrets.filter((key) => key in known && !secret.has(key));
  const marked = Object.fromEntries(unmarked.map((key) => [key, toSecret(news[key])]));
  return new CheckResponse()
    .setInputs(toStruct({ ...news, ...marked }))
    .setFailuresList(toCheckFailures(validateConfig(known, unknown)));
}

/** Reports whether the configuration changed, which replaces no pins, since their inputs hold the complete query. */
export async function diffConfig(request: DiffRequest): Promise<DiffResponse> {
  const [before, after] = [request.getOldInputs() ?? request.getOlds(), request.getNews()].map(
    (struct) => decodeConfig(fromStruct(struct)).known,
  );
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  return new DiffResponse().setChanges(isDeepStrictEqual(before, after) ? DIFF_NONE : DIFF_SOME);
}

/** Configures a run, and returns the capabilities of the plugin beyond the first version of the protocol. */
export async function configure(
  request: ConfigureRequest,
  run: PluginRun,
): Promise<ConfigureResponse> {
  await run.configure(decodeConfig(fromStruct(request.getArgs())).known);
  return new ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
}

function decodeConfig(properties: Properties): ArgumentValues {
  const entries = Object.entries(properties).filter(([key]) => !isEngineKey(key));
  return decodeProperties(Object.fromEntries(entries));
}

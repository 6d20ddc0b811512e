import { isDeepStrictEqual } from 'node:util';
import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  DiffResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import { configurationFlaws, type Texts } from '../configuration';
import { type Properties, readProperties } from '../properties';
import { toFailures } from './failures';
import { fromStruct } from './struct';

/** Checks what is known of a configuration, key by key. */
export async function checkConfig(request: CheckRequest): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const response = new CheckResponse();
  response.setInputs(request.getNews());
  response.setFailuresList(toFailures(configurationFlaws(textsIn(news))));
  return response;
}

/** Another configuration never asks for other resources: what a pin asks for has its own inputs. */
export async function diffConfig(request: DiffRequest): Promise<DiffResponse> {
  const [before, after] = [request.getOldInputs() ?? request.getOlds(), request.getNews()].map(
    (struct) => textsIn(fromStruct(struct)),
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
export function readConfig(request: ConfigureRequest): Texts {
  return textsIn(fromStruct(request.getArgs()));
}

/** What the plugin can do beyond the first version of the protocol. */
export function capabilities(): ConfigureResponse {
  const response = new ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  return response;
}

/** The engine's own keys stand beside ours. */
const ENGINE = new Set(['version', 'pluginDownloadURL']);

function textsIn(properties: Properties): Texts {
  const { known } = readProperties(properties);
  return Object.fromEntries(Object.entries(known).filter(([key]) => !ENGINE.has(key)));
}

import type { ApiOperation, Cloud } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import { findCredentials } from '../clouds/find-credentials';
import { sendRequest } from '../clouds/send-request';
import type { Agent } from '../http/agent';
import { layered } from '../http/call';
import { limitConcurrency } from '../http/limit-concurrency';
import { retry } from '../http/retry';
import { memoize } from '../lazy';
import type { RequestPage } from '../lookup/fetch-images';
import type { Configuration } from './configuration';
import type { HostEnvironment } from './host-environment';
import type { InProcessSimulator } from './in-process-simulator';

/** The settings of all requests of a client. */
export interface Connection {
  readonly configuration: Configuration;
  /** The credentials by cloud id. */
  readonly credentials: Readonly<Record<string, Credentials | undefined>>;
  readonly host: HostEnvironment;
  readonly agent: Agent;
  readonly simulator: InProcessSimulator;
}

/** The largest number of concurrent calls of one operation, far below the clouds' own limits; more calls save little time. */
const MAX_PARALLEL_CALLS = 16;

const SIMULATOR_CREDENTIALS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

/** Creates the function that requests pages: one credential search per cloud, one concurrency limit and one pause after throttling per operation. */
export function createPageSender({
  configuration,
  credentials,
  host,
  agent,
  simulator,
}: Connection): RequestPage {
  const credentialsFor = memoize((cloud: Cloud) => {
    const explicit = configuration.simulate ? SIMULATOR_CREDENTIALS : credentials[cloud.id];
    return findCredentials(cloud, host, explicit);
  });
  const callFor = memoize(({ protocol: { cloud } }: ApiOperation) =>
    layered(
      sendRequest(agent, credentialsFor(cloud)),
      limitConcurrency(MAX_PARALLEL_CALLS),
      retry(),
    ),
  );
  return async ({ source: { api, id }, query: { region } }, parameters, context) => {
    agent.closed.throwIfAborted();
    const endpoint = configuration.simulate
      ? await simulator.url()
      : configuration.endpointOf(id, api.endpoint(region, configuration.network));
    context.cost.calls += 1;
    const reply = await callFor(api)({ api, endpoint, region, parameters }, context);
    context.onReply?.();
    return reply;
  };
}

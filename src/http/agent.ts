import { setMaxListeners } from 'node:events';
import {
  type ClientRequest,
  Agent as HttpAgent,
  type AgentOptions as PoolOptions,
} from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ImagepinError } from '../errors';
import type { EnvironmentVariables } from './environment-variables';
import { proxyFor } from './proxy';
import { type ResponseRecorder, recordResponse } from './record-response';

export interface AgentOptions {
  /** Where HTTPS_PROXY, ALL_PROXY and NO_PROXY are read. Default: no proxy. */
  readonly environment?: EnvironmentVariables;
  /** How many connections to one host may be open at once. Default: 16. */
  readonly maxSockets?: number;
  /** How large an answer may be. Default: 64 MiB. */
  readonly maxResponseBytes?: number;
  /** How long a connection may take to be made. Default: 5,000. */
  readonly connectMs?: number;
}

/** One request over an agent's connections. */
interface RecordedConnection extends Omit<ResponseRecorder, 'watch'> {
  /** For node's request, which it takes over the agent's connections. */
  readonly agent: HttpAgent;
}

/** Connections that are kept, reused and closed together, the same for both clouds. */
export interface Agent {
  /** Aborted when the agent is closed: what is under way over it must end. */
  readonly closed: AbortSignal;
  open(origin: string): Promise<RecordedConnection>;
  /** Breaks off what is under way and closes every connection. */
  close(): void;
}

/** What node's request asks of an agent; its types leave the method out. */
type Pool = HttpAgent & { addRequest(request: ClientRequest, options: object): void };

export function openAgent({
  environment = {},
  maxSockets = 16,
  maxResponseBytes = 64 * 1024 ** 2,
  connectMs = 5_000,
}: AgentOptions = {}): Agent {
  const closing = new AbortController();
  const closed = closing.signal;
  // As many listen as calls are under way.
  setMaxListeners(0, closed);
  const pools = new Map<string, Pool>();

  const poolFor = async (url: URL): Promise<Pool> => {
    const proxy = proxyFor(url, environment);
    const make = proxy ? await proxiedPool(proxy, closed) : directPool(url);
    closed.throwIfAborted();
    const key = proxy?.href ?? url.protocol;
    const pool = pools.get(key) ?? make({ keepAlive: true, maxSockets });
    pools.set(key, pool);
    return pool;
  };

  return {
    closed,
    open: async (origin) => {
      const { watch, ...recorder } = recordResponse({ maxResponseBytes, connectMs });
      return { ...recorder, agent: watchedAgent(await poolFor(new URL(origin)), watch) };
    },
    close: () => {
      // First what waits for a socket: it would open a new one in the place of each that closes.
      closing.abort(new ImagepinError('Cancelled', 'the connections were closed'));
      for (const pool of pools.values()) {
        pool.destroy();
      }
    },
  };
}

type MakePool = (options: PoolOptions) => Pool;

function directPool({ protocol }: URL): MakePool {
  const Direct = protocol === 'http:' ? HttpAgent : HttpsAgent;
  // Every agent of node has the method.
  return (options) => new Direct(options) as Pool;
}

/** Loaded only where a proxy is set. */
async function proxiedPool(proxy: URL, signal: AbortSignal): Promise<MakePool> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return (options) => {
    const agent = new HttpsProxyAgent(proxy, options);
    // A connection that waits for the proxy is in no pool yet, and must end all the same.
    Object.assign(agent.connectOpts, { signal });
    // As above.
    return agent as unknown as Pool;
  };
}

/** The same pool, for one request that is watched. */
function watchedAgent(pool: Pool, watch: (request: ClientRequest) => void): HttpAgent {
  return Object.create(pool, {
    addRequest: {
      value: (request: ClientRequest, options: object) => {
        watch(request);
        pool.addRequest(request, options);
      },
    },
  });
}

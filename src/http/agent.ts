import { setMaxListeners } from 'node:events';
import { Agent as HttpAgent, type AgentOptions as PoolOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ImagepinError } from '../errors';
import type { EnvironmentVariables } from './environment-variables';
import { exchange, type RawRequest, type RawResponse } from './exchange';
import { proxyFor } from './proxy';

export interface AgentOptions {
  /** Where HTTPS_PROXY, ALL_PROXY and NO_PROXY are read. Default: no proxy. */
  readonly environment?: EnvironmentVariables;
  /** How many connections to one host may be open at once. Default: 16. */
  readonly maxSockets?: number;
  /** How large a response may be. Default: 64 MiB. */
  readonly maxResponseBytes?: number;
  /** How long a connection may take to be made. Default: 5,000. */
  readonly connectMs?: number;
}

/** Connections that are kept, reused and closed together. */
export interface Agent {
  /** Aborted when the agent is closed: what is under way over it must end. */
  readonly closed: AbortSignal;
  /** Sends one request, directly or through the proxy of the environment. */
  send(origin: string, request: RawRequest, signal: AbortSignal): Promise<RawResponse>;
  /** Breaks off what is under way and closes every connection. */
  close(): void;
}

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
  const pools = new Map<string, HttpAgent>();

  const poolFor = async (url: URL): Promise<HttpAgent> => {
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
    send: async (origin, request, signal) => {
      const agent = await poolFor(new URL(origin));
      return exchange(origin, request, { agent, signal, maxResponseBytes, connectMs });
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

type MakePool = (options: PoolOptions) => HttpAgent;

function directPool({ protocol }: URL): MakePool {
  const Direct = protocol === 'http:' ? HttpAgent : HttpsAgent;
  return (options) => new Direct(options);
}

/** Loaded only where a proxy is set. */
async function proxiedPool(proxy: URL, signal: AbortSignal): Promise<MakePool> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return (options) => {
    const agent = new HttpsProxyAgent(proxy, options);
    // A connection that waits for the proxy is in no pool yet, and must end all the same.
    Object.assign(agent.connectOpts, { signal });
    return agent;
  };
}

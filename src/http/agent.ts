import { setMaxListeners } from 'node:events';
import { Agent as HttpAgent, type AgentOptions as PoolOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ImagepinError } from '../errors';
import { exchange, type RawRequest, type RawResponse } from './exchange';
import { openHostLookup } from './host-lookup';
import { type EnvironmentVariables, type ProxyServer, proxyFor } from './proxy';

export interface AgentOptions {
  /** The environment with HTTPS_PROXY, ALL_PROXY and NO_PROXY. Default: no proxy. */
  readonly environment?: EnvironmentVariables;
  /** The largest number of open connections to one host. Default: 16. */
  readonly maxSockets?: number;
  /** The largest size of a response. Default: 4 MiB, ten times the longest page of images that a cloud may return. */
  readonly maxResponseBytes?: number;
  /** The time limit of establishing a connection. Default: 5,000. */
  readonly connectMs?: number;
}

/** A pool of reusable connections. */
export interface Agent {
  /** Aborted when the agent is closed, to end everything that runs over it. */
  readonly closed: AbortSignal;
  /** Returns the proxy of the environment for an origin. Throws `InvalidQuery` for an invalid address of a proxy. */
  proxyFor(origin: string): ProxyServer | undefined;
  /** Sends one request, directly or through the proxy of the environment. */
  send(origin: string, request: RawRequest, signal: AbortSignal): Promise<RawResponse>;
  /** Aborts running requests and closes every connection. */
  close(): void;
}

/** Opens an agent; connections are established on demand. */
export function openAgent({
  environment = {},
  maxSockets = 16,
  maxResponseBytes = 4 * 1024 ** 2,
  connectMs = 5_000,
}: AgentOptions = {}): Agent {
  const closing = new AbortController();
  const closed = closing.signal;
  // Every running call adds a listener.
  setMaxListeners(0, closed);
  const pools = new Map<string, HttpAgent>();
  const hosts = openHostLookup();

  const poolFor = async (url: URL): Promise<HttpAgent> => {
    const proxy = proxyFor(url, environment);
    const make = proxy ? await proxiedPool(proxy, closed) : directPool(url);
    closed.throwIfAborted();
    const key = proxy?.url.href ?? url.protocol;
    const pool = pools.get(key) ?? make({ keepAlive: true, maxSockets, lookup: hosts.lookup });
    pools.set(key, pool);
    return pool;
  };

  return {
    closed,
    proxyFor: (origin) => proxyFor(new URL(origin), environment),
    send: async (origin, request, signal) => {
      const agent = await poolFor(new URL(origin));
      return exchange(origin, request, { agent, signal, maxResponseBytes, connectMs });
    },
    close: () => {
      // Requests that wait for a socket end first, since they would replace each closed one.
      closing.abort(new ImagepinError('Cancelled', 'the connections were closed'));
      hosts.close();
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

/** Creates a pool of proxied connections; its library is loaded only where a proxy is set. */
async function proxiedPool({ url, userinfo }: ProxyServer, signal: AbortSignal): Promise<MakePool> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  // The library rejects some passwords in an address, and logs the address where DEBUG is set.
  const headers: Record<string, string> = userinfo
    ? { 'Proxy-Authorization': `Basic ${Buffer.from(userinfo).toString('base64')}` }
    : {};
  return (options) => {
    const agent = new HttpsProxyAgent(url, { ...options, headers });
    // The pool does not list connections that wait for the proxy, so only a signal can end them.
    Object.assign(agent.connectOpts, { signal });
    return agent;
  };
}

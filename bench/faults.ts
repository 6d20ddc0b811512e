import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest } from '../src/clouds/cloud';
import type { RequestPage } from '../src/lookup/fetch-images';
import {
  completeQuery,
  createBudget,
  layered,
  limitConcurrency,
  openAgent,
  openClient,
  parseJson,
  readList,
  readQuery,
  retry,
  sendRequest,
} from './dist';
import type { Figure } from './figure';
import { alternating } from './measure';

const KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };
const QUERY = { source: 'alicloud-ecs', region: 'cn-hangzhou' } as const;

/** Every fifth call is throttled, with a hint of 200 ms. */
const THROTTLED_CALL = 5;
const HINT_MS = 200;

/** Lists images over a connection that throttles one call in five, compared with the same without throttling. */
export async function measureThrottling(
  endpoint: string,
  latencyMs: number,
  target: string,
): Promise<Figure> {
  const healthy = await startForwarder(endpoint, latencyMs, Number.POSITIVE_INFINITY);
  const throttling = await startForwarder(endpoint, latencyMs, THROTTLED_CALL);
  const counts: number[] = [];
  const list = async (origin: string): Promise<number> => {
    const client = openClient({ endpoint: origin, credentials: { alicloud: KEYS } });
    const start = performance.now();
    const { images } = await client.list(QUERY);
    const ms = performance.now() - start;
    counts.push(images.length);
    await client.close();
    return ms;
  };
  const [slow, fast] = await alternating(
    [() => list(throttling.origin), () => list(healthy.origin)],
    15,
  );
  healthy.close();
  throttling.close();
  return {
    work: `${[...new Set(counts)].join(' or ')} images, ${latencyMs} ms per call, one call in five throttled with a hint of ${HINT_MS} ms`,
    ideal: `without throttling, ${fast.toFixed(0)} ms`,
    measured: `${slow.toFixed(0)} ms`,
    ratio: `${(slow / fast).toFixed(1)} x`,
    target,
  };
}

/** Forwards requests to the simulator, and throttles some of them as Alibaba Cloud does. */
async function startForwarder(endpoint: string, latencyMs: number, throttledCall: number) {
  let calls = 0;
  const agent = new HttpAgent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    calls += 1;
    const isThrottled = calls % throttledCall === 0;
    const { method, url, headers } = request;
    const body = await buffer(request);
    await sleep(latencyMs);
    if (isThrottled) {
      response.writeHead(400, {
        'content-type': 'application/json',
        'x-acs-retry-after': String(HINT_MS),
      });
      response.end(JSON.stringify({ RequestId: 'throttled', Code: 'Throttling.User' }));
      return;
    }
    const forwarded = requestHttp(endpoint, { method, path: url, headers, agent });
    forwarded.once('response', (reply) => {
      response.writeHead(reply.statusCode ?? 0, reply.headers);
      reply.pipe(response);
    });
    forwarded.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Reads a healthy list through all layers, compared with bare requests and the same parsing of pages. */
export async function measureFaultLayer(endpoint: string, target: string): Promise<Figure> {
  const agent = openAgent();
  const bareAgent = new HttpAgent({ keepAlive: true, maxSockets: 16 });
  const call = layered(
    sendRequest(agent, async () => KEYS),
    limitConcurrency(16),
    retry(),
  );
  const layers: RequestPage = ({ source: { api } }, parameters, context) =>
    call({ api, endpoint, region: QUERY.region, parameters }, context);
  const bare: RequestPage = async ({ source: { api } }, parameters) => ({
    status: 200,
    requestId: undefined,
    excerpt: () => '',
    body: await sendBare({ api, endpoint, region: QUERY.region, parameters }, bareAgent),
  });
  const [layersMs, bareMs, difference] = await alternating(
    [() => timeList(layers), () => timeList(bare)],
    101,
  );
  agent.close();
  bareAgent.destroy();
  return {
    work: 'deadlines, retries, limits and budgets of 10 healthy calls',
    ideal: `bare requests and parsing, ${bareMs.toFixed(1)} ms`,
    measured: `${layersMs.toFixed(1)} ms, ${difference.toFixed(1)} ms more`,
    ratio: `${(layersMs / bareMs).toFixed(2)} x`,
    target,
  };
}

async function timeList(requestPage: RequestPage): Promise<number> {
  const parsed = completeQuery(readQuery(QUERY, 'list'));
  const start = performance.now();
  await readList({ parsed, listing: { parameters: { Status: 'Available' } } }, requestPage, {
    signal: new AbortController().signal,
    budget: createBudget(),
    cost: { calls: 0, tries: 0 },
  });
  return performance.now() - start;
}

async function sendBare(request: ApiRequest, agent: HttpAgent): Promise<unknown> {
  const now = Date.now();
  const signed = await request.api.protocol.sign(request, KEYS, { now, nonce: randomUUID() });
  const { body, ...head } = signed;
  const sent = requestHttp(request.endpoint, { ...head, agent });
  sent.end(body);
  const [response] = await once(sent, 'response');
  return parseJson(await buffer(response));
}

import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { type Client, openClient } from '../../src/client/client';
import { type Simulator, startSimulator } from '../../src/simulator';
import { sources } from '../../src/sources/registry';
import { credentialsForAllClouds } from '../support/cloud-credentials';
import { queryAll } from '../support/describe-sources';

const LOOKUPS = 1_000;
/** The documented limits of a client: calls at once, and connections to one host. */
const MAX_SOCKETS = 16;
const MAX_HEAP_GROWTH = 300 * 1024 ** 2;

/** Twenty queries, four of each source, with lists of their own where they differ in the region. */
const queries = sources.flatMap((source) =>
  [1, 2, 3, 4].map((number) =>
    queryAll(source, {
      ...(source.requiresRegion ? { region: `cn-test-${number}` } : { limit: number }),
    }),
  ),
);

let simulator: Simulator;
const clients: Client[] = [];
beforeAll(async () => {
  simulator = await startSimulator({ images: 40 });
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));
afterAll(() => simulator.close());

test('a thousand lookups at once need the calls of their distinct lists, few sockets, and all end', async () => {
  const [alone, crowd] = [openTestClient(), openTestClient()];
  const expected = await Promise.all(queries.map((query) => alone.list(query as never)));
  const callsOfOne = simulator.calls.total;
  const heapBefore = process.memoryUsage().heapUsed;

  const { results, maxSockets } = await countSockets(() =>
    Promise.all(
      Array.from({ length: LOOKUPS }, (_, index) =>
        crowd.list(queries[index % queries.length] as never),
      ),
    ),
  );

  expect(results.map(({ imageIds }) => imageIds)).toEqual(
    results.map((_, index) => expected[index % queries.length]?.imageIds),
  );
  expect(simulator.calls.total).toBe(2 * callsOfOne);
  expect(maxSockets).toBeLessThanOrEqual(MAX_SOCKETS);
  expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(MAX_HEAP_GROWTH);
}, 60_000);

function openTestClient(): Client {
  const client = openClient({
    endpoint: simulator.url,
    credentials: credentialsForAllClouds(),
  });
  clients.push(client);
  return client;
}

/** Counts the connections that servers of this process accept and that are open at once. */
async function countSockets<Results>(
  run: () => Promise<Results>,
): Promise<{ readonly results: Results; readonly maxSockets: number }> {
  const open = new Set<Socket>();
  let maxSockets = 0;
  const onSocket = (message: unknown) => {
    // The channel's documented message.
    const { socket } = message as { readonly socket: Socket };
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    maxSockets = Math.max(maxSockets, open.size);
  };
  diagnostics.subscribe('net.server.socket', onSocket);
  try {
    return { results: await run(), maxSockets };
  } finally {
    diagnostics.unsubscribe('net.server.socket', onSocket);
    expect(maxSockets).toBeGreaterThan(0);
  }
}

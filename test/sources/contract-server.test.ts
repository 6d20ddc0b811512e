import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { listImages } from '../../src';
import { type Simulator, startSimulator } from '../../src/simulator';
import type { Source } from '../../src/sources/source';
import { closeAfterTest } from '../support/closing';
import { describeSources, queryAll } from '../support/describe-sources';
import { imagepinErrorOf } from '../support/errors';
import { envelopesOf } from '../support/requests';

const SIMULATOR_KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

const PLANTED_KEYS = {
  accessKeyId: 'PLANTEDid',
  accessKeySecret: 'PLANTED+secret/with=signs',
  securityToken: 'PLANTED/token+==',
};

describeSources((source) => {
  let simulator: Simulator;
  let echo: Awaited<ReturnType<typeof startEcho>>;
  beforeAll(async () => {
    simulator = await startSimulator();
    echo = await startEcho(source);
  });
  afterAll(() => Promise.all([simulator.close(), echo.close()]));

  test('lists all images of the simulator over HTTP', async () => {
    const owners = source.listsThirdPartyImages
      ? { owners: source.owners, allowUnverifiedOwner: true }
      : {};

    const { imageIds } = await listThrough(simulator.url, source, {
      ...owners,
      ...source.listHiddenOptions,
    });

    const catalog = simulator.images(source.id, 'cn-test').map(({ id }) => id);
    expect([...imageIds].sort()).toEqual(catalog.toSorted());
    expect(simulator.calls[source.id]).toBe(simulator.calls.total);
  });

  if (source.apiFilters.tags) {
    test('finds all images by a tag, though the API limits how many', async () => {
      const tags = { key: 'value' };
      const catalog = Array.from({ length: 1001 }, (_, index) => ({
        source: source.id,
        id: `m-${index}`,
        tags,
      }));
      const tagged = closeAfterTest(await startSimulator({ catalog }));

      const { images } = await listThrough(tagged.url, source, { tags });

      expect(images).toHaveLength(1001);
    });
  }

  test('its simulator has the id and the route of its API', async () => {
    const { id, protocol } = await source.simulator();

    expect(id).toBe(source.id);
    expect(source.api).toMatchObject(protocol.route);
  });

  test('a privilege is the action of its service', () => {
    const { privileges, api } = source;

    expect(privileges).toContain(`${api.service}:${api.action}`);
  });

  test('an error has no secret, whichever part of the request the server sends back', async () => {
    let signatures = 0;

    for (let index = 0; index < echo.parts.length; index++) {
      echo.show(index);
      const error = await imagepinErrorOf(listThrough(echo.url, source, {}, PLANTED_KEYS));

      const shown = decodeURIComponent(inspect(error, { depth: 10 }));
      const [, signature] = /(?:signature=|PLANTEDid:)([\w%+/=-]{20,})/i.exec(echo.shown()) ?? [];
      signatures += signature === undefined ? 0 : 1;
      const secrets = [
        ...Object.values(PLANTED_KEYS),
        decodeURIComponent(signature ?? 'none at all'),
      ];
      expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    }

    expect(signatures).toBeGreaterThan(0);
  });
});

function listThrough(
  endpoint: string,
  source: Source,
  filters: Readonly<Record<string, unknown>>,
  keys: object = SIMULATOR_KEYS,
) {
  // A query for any source: its type follows from a source that is known to the compiler.
  const query = queryAll(source, filters) as unknown as Parameters<typeof listImages>[0];
  return listImages(query, { endpoint, credentials: { [source.api.protocol.cloud.id]: keys } });
}

/** A server that rejects every request, with one part of the request as its message. */
async function startEcho(source: Source) {
  const { refusal } = await envelopesOf(source.api.protocol.id);
  let parts: readonly string[] = ['none'];
  let index = 0;
  const server = createServer(async (request, response) => {
    parts = [
      ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
      ...`${request.url}&${await text(request)}`.split(/[?&]/),
      ...Object.values(PLANTED_KEYS),
    ];
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(refusal('Rejected', parts[index])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Those of the latest request. */
    get parts() {
      return parts;
    },
    show: (next: number) => {
      index = next;
    },
    shown: () => parts[index] ?? '',
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

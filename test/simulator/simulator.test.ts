import { connect, createConnection } from 'node:net';
import { startSimulator } from '../../src/simulator';
import type { Random } from '../../src/simulator/generation/generate-values';
import { serveOperations } from '../../src/simulator/serve-operations';
import { loadOperations, sources } from '../../src/sources/registry';
import { closeAfterTest } from '../support/closing';
import { sendSigned, withSimulator } from './support/plain-client';

const region = { RegionId: 'cn-hangzhou' };

test('requests are counted by source, including rejected and unknown ones', async () => {
  expect.assertions(2);

  await withSimulator({}, async (simulator) => {
    await sendSigned(simulator, 'alicloud-ecs', region);
    await sendSigned(simulator, 'alicloud-ecs');
    await sendSigned(simulator, 'volcengine-ecs');
    const { status } = await fetch(`${simulator.url}/?Action=DescribeDisks&Version=2014-05-26`);

    expect(status).toBe(404);
    expect(simulator.calls).toEqual({
      ...Object.fromEntries(sources.map(({ id }) => [id, 0])),
      total: 4,
      'alicloud-ecs': 2,
      'volcengine-ecs': 1,
    });
  });
});

test('it serves the images that `images` returns, and those that `setImages` sets', async () => {
  expect.assertions(4);
  const later = [{ source: 'alicloud-batchcompute', id: 'img-1', name: 'later' }];

  await withSimulator({ images: 7 }, async (simulator) => {
    expect(simulator.images('alicloud-batchcompute')).toHaveLength(7);
    simulator.setImages('alicloud-batchcompute', later);
    const { body } = await sendSigned(simulator, 'alicloud-batchcompute');

    expect(simulator.images('alicloud-batchcompute')).toBe(later);
    expect(JSON.parse(body).Items).toMatchObject([{ Id: 'img-1', Name: 'later' }]);
    expect(simulator.images('alicloud-ecs')).toHaveLength(7);
  });
});

test('the seed determines the images, 120 by default', async () => {
  expect.assertions(3);

  await withSimulator({}, async (unseeded) => {
    await withSimulator({ seed: 1 }, async (one) => {
      await withSimulator({ seed: 2 }, async (two) => {
        const [images, same, others] = [unseeded, one, two].map((simulator) =>
          simulator.images('volcengine-ecs'),
        );

        expect(images).toHaveLength(120);
        expect(same).toEqual(images);
        expect(others).not.toEqual(images);
      });
    });
  });
});

test('a catalog replaces the generated images of every source', async () => {
  expect.assertions(2);
  const catalog = [{ source: 'alicloud-eci', id: 'imc-1' }];

  await withSimulator({ catalog }, async ({ images }) => {
    expect(images('alicloud-eci')).toEqual(catalog);
    expect(images('alicloud-ecs')).toEqual([]);
  });
});

test('a catalog of an unknown source is an error that lists the known ones', async () => {
  const start = startSimulator({ catalog: [{ source: 'aws-ec2', id: 'ami-1' }] });

  await expect(start).rejects.toMatchObject({
    code: 'UnknownSource',
    message: 'unknown source "aws-ec2"',
    detail: expect.stringContaining('alicloud-ecs, alicloud-aic'),
  });
});

test('timestamps are checked by the clock of its options', async () => {
  expect.assertions(1);

  await withSimulator({ now: () => Date.UTC(2030, 0) }, async (simulator) => {
    const { body } = await sendSigned(simulator, 'alicloud-ecs', region);

    expect(JSON.parse(body).Code).toBe('InvalidTimeStamp.Expired');
  });
});

test('only the access key of its options is accepted', async () => {
  expect.assertions(1);

  await withSimulator({ accessKeyId: 'me', accessKeySecret: 'it' }, async (simulator) => {
    const { body } = await sendSigned(simulator, 'alicloud-ecs', region);

    expect(JSON.parse(body).Code).toBe('InvalidAccessKeyId.NotFound');
  });
});

test('latencyMs delays every reply', async () => {
  expect.assertions(1);

  await withSimulator({ latencyMs: 40 }, async (simulator) => {
    const before = performance.now();
    await sendSigned(simulator, 'alicloud-ecs', region);

    expect(performance.now() - before).toBeGreaterThan(35);
  });
});

test('the simulator listens only on the loopback address', async () => {
  expect.assertions(2);

  await withSimulator({}, async ({ url, port }) => {
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await isRefused(port, '127.0.0.2')).toBe(true);
  });
});

test('an idle connection is kept for a minute, longer than clients keep theirs', async () => {
  expect.assertions(1);

  await withSimulator({}, async ({ url }) => {
    const { headers } = await fetch(url);

    expect(headers.get('keep-alive')).toBe('timeout=60');
  });
});

test('a port in use is an error', async () => {
  expect.assertions(1);

  await withSimulator({}, async ({ port }) => {
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('close() ends pending replies and open connections', async () => {
  const simulator = await startSimulator({ latencyMs: 60_000 });
  const idle = connect(simulator.port, '127.0.0.1');
  const closed = new Promise((resolve) => idle.once('close', resolve));
  await new Promise((resolve) => idle.once('connect', resolve));
  const pending = sendSigned(simulator, 'alicloud-ecs', region).catch(({ code }) => code);
  await arrivalOf(() => simulator.calls.total === 1);
  const before = performance.now();

  await Promise.all([simulator.close(), simulator.close()]);

  expect(performance.now() - before).toBeLessThan(5000);
  expect(await pending).toBe('ECONNRESET');
  await closed;
  expect(await isRefused(simulator.port, '127.0.0.1')).toBe(true);
});

test('a closed simulator keeps no process alive', async () => {
  const before = handles('TCP');
  const simulator = await startSimulator({ latencyMs: 60_000 });
  const pending = sendSigned(simulator, 'alicloud-ecs', region).catch(({ code }) => code);
  await arrivalOf(() => simulator.calls.total === 1);
  const timers = handles('Timeout');

  const closing = simulator.close();

  // At once, before any other timer can come or go.
  expect(handles('Timeout')).toBe(timers - 1);
  await closing;
  await pending;
  await arrivalOf(() => handles('TCP') <= before);
});

test('images are generated at the first request for their source', async () => {
  const made: string[] = [];
  const services = (await loadOperations()).map((service) => ({
    ...service,
    generate(random: Random, count: number, region: string) {
      made.push(service.id);
      return service.generate(random, count, region);
    },
  }));
  const simulator = closeAfterTest(await serveOperations(services, { images: 10_000 }));

  await sendSigned(simulator, 'alicloud-ecs', region);
  await sendSigned(simulator, 'alicloud-ecs', region);

  expect(made).toEqual(['alicloud-ecs']);
});

test('an endless request body is cut off', async () => {
  expect.assertions(1);

  await withSimulator({}, async ({ url }) => {
    const body = 'x'.repeat(2 * 1024 * 1024);

    await expect(fetch(url, { method: 'POST', body })).rejects.toThrow('fetch failed');
  });
});

test.each([
  'GET / HTTP/1.1',
  'GET /?Action=%E0%A4%A&Version=%00 HTTP/1.1',
  'GET /images HTTP/1.1\r\nAuthorization: acs :',
  'POST / HTTP/1.1\r\nAuthorization: ACS3-HMAC-SHA256 x\r\nContent-Length: 0',
  'GET / HTTP/1.1\r\nX-Date: never\r\nAuthorization: HMAC-SHA256 Credential=/',
])('a malformed request is rejected, and the next one is served: %j', async (head) => {
  expect.assertions(2);

  await withSimulator({}, async (simulator) => {
    const answer = await sendText(
      simulator.port,
      `${head}\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await sendSigned(simulator, 'alicloud-ecs', region)).status).toBe(200);
  });
});

function handles(kind: 'Timeout' | 'TCP'): number {
  return process.getActiveResourcesInfo().filter((resource) => resource.startsWith(kind)).length;
}

/** Lets other work go on until something is so. */
async function arrivalOf(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

function isRefused(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host }, () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}

function sendText(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

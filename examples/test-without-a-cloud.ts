/** Tests a program offline: the simulator serves these images and throttles twice. */
import assert from 'node:assert/strict';
import { findImage, ImagepinError } from 'imagepin';
import { startSimulator } from 'imagepin/simulator';

async function main(): Promise<void> {
  const simulator = await startSimulator({
    catalog: [
      {
        source: 'alicloud-ecs',
        id: 'm-old',
        name: 'web',
        ownerAlias: 'self',
        status: 'available',
        createdAt: '2026-01-01T00:00:00.000Z',
      },
      {
        source: 'alicloud-ecs',
        id: 'm-new',
        name: 'web',
        ownerAlias: 'self',
        status: 'available',
        createdAt: '2026-02-01T00:00:00.000Z',
      },
    ],
    faults: [{ kind: 'throttle', times: 2 }],
  });
  const options = {
    endpoint: simulator.url,
    credentials: { alicloud: { accessKeyId: 'simulator', accessKeySecret: 'simulator' } },
  };
  const query = {
    source: 'alicloud-ecs',
    region: 'cn-hangzhou',
    owners: ['self'],
    name: 'web',
  } as const;

  const { image, stats } = await findImage({ ...query, mostRecent: true }, options);
  assert.equal(image.id, 'm-new');
  assert.equal(stats.tries, 3);

  await assert.rejects(
    findImage(query, options),
    (error) => ImagepinError.is(error) && error.code === 'AmbiguousMatch',
  );

  await simulator.close();
  console.log('throttled twice, and still the newest; without mostRecent it is ambiguous');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

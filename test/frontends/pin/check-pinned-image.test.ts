import { openClient } from '../../../src/client/client';
import { checkPinnedImage } from '../../../src/frontends/pin/check-pinned-image';
import { startSimulator } from '../../../src/simulator';

test.each`
  platform    | id          | calls | newest                                           | summary
  ${'debian'} | ${'m-here'} | ${4}  | ${{ newerAvailable: false }}                     | ${undefined}
  ${'debian'} | ${'m-gone'} | ${4}  | ${{ newerAvailable: false }}                     | ${'image m-gone of alicloud-ecs is gone'}
  ${'ubuntu'} | ${'m-here'} | ${1}  | ${{ newestId: 'm-here', newerAvailable: false }} | ${undefined}
  ${'ubuntu'} | ${'m-gone'} | ${4}  | ${{ newestId: 'm-here', newerAvailable: true }}  | ${'image m-gone of alicloud-ecs is gone'}
`(
  'a refresh of $id, whose query asks for $platform, reads nothing that only explains: $calls calls',
  async ({ platform, id, calls, newest, summary }) => {
    const place = { source: 'alicloud-ecs', region: 'cn-hangzhou' } as const;
    const simulator = await startSimulator({
      catalog: [
        { ...place, id: 'm-here', ownerAlias: 'self', status: 'available', platform: 'ubuntu' },
      ],
    });
    const credentials = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };
    const client = openClient({ endpoint: simulator.url, credentials });
    const query = { ...place, owners: ['self'], platform };

    const check = await checkPinnedImage(
      id,
      { known: query, imported: false, simulated: false },
      { target: { kind: 'find' }, client, hints: { replace: '', remove: '' } },
    );
    const { total } = simulator.calls;
    await client.close();
    await simulator.close();

    expect(check.newest).toEqual(newest);
    expect(check.warning?.summary).toBe(summary);
    // An id alone is looked for in three lists.
    expect(total).toBe(calls);
  },
);

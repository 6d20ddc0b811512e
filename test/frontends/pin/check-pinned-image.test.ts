import { openClient } from '../../../src/client/client';
import type { Arguments } from '../../../src/frontends/argument-values';
import { checkPinnedImage } from '../../../src/frontends/pin/check-pinned-image';
import type { Image } from '../../../src/image/image';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { renderText } from '../../../src/text';
import { credentialsForAllClouds } from '../../support/cloud-credentials';
import { imagepinErrorOf } from '../../support/errors';
import { image } from '../../support/images';

const ubuntuFields = { ownerAlias: 'system', platform: 'ubuntu', architecture: 'x86_64' };
const older = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const newer = image('m-new', { ...ubuntuFields, createdAt: '2026-03-01T00:00:00.000Z' });
const expired = { expired: true };
const marketplace = { ownerAlias: 'marketplace' };
const query = { region: 'cn-hangzhou', owners: ['system'], platform: 'ubuntu', mostRecent: true };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ catalog: [] });
});
afterAll(() => simulator.close());

test.each`
  images                                         | newest                                          | summary
  ${[older]}                                     | ${{ newestId: 'm-old', newerAvailable: false }} | ${undefined}
  ${[older, newer]}                              | ${{ newestId: 'm-new', newerAvailable: true }}  | ${undefined}
  ${[newer]}                                     | ${{ newestId: 'm-new', newerAvailable: true }}  | ${'image m-old of alicloud-ecs is gone'}
  ${[{ ...older, status: 'deprecated' }, newer]} | ${{ newestId: 'm-new', newerAvailable: true }}  | ${'image m-old of alicloud-ecs is deprecated'}
  ${[]}                                          | ${{ newerAvailable: false }}                    | ${'image m-old of alicloud-ecs is gone'}
  ${[{ ...newer, platform: 'debian' }]}          | ${{ newerAvailable: false }}                    | ${'image m-old of alicloud-ecs is gone'}
`('of $images.length images, m-old is pinned: $newest, $summary', async ({ images, ...check }) => {
  const { newest, warning } = await checkImage(images, query);

  expect({ newest, summary: warning?.message }).toEqual(check);
});

test.each`
  images     | imported | detail
  ${[newer]} | ${false} | ${/^A find with the same arguments now returns m-new .* The pin is unchanged\. replace it$/}
  ${[]}      | ${false} | ${/^A find with the same arguments now returns no single image \(no image .* The pin is unchanged\. replace it$/}
  ${[newer]} | ${true}  | ${/^An imported pin has no query that finds another image\. The pin is unchanged\. replace it$/}
`('a warning names the replacement: $detail', async ({ images, imported, detail }) => {
  const { warning } = await checkImage(images, query, { imported });

  expect(renderText(warning?.detail ?? '')).toMatch(detail);
});

test.each`
  hidden         | options
  ${expired}     | ${{ showExpired: true }}
  ${marketplace} | ${{ owners: ['marketplace'], allowUnverifiedOwner: true }}
`('an image with $hidden is found again with $options', async ({ hidden, options }) => {
  const images = [older, newer].map((one) => ({ ...one, ...hidden }));

  const check = await checkImage(images, { ...query, ...options });

  expect(check).toEqual({ newest: { newestId: 'm-new', newerAvailable: true } });
});

test.each`
  settings                                                                                     | reason
  ${{ credentials: credentialsForAllClouds({ accessKeyId: 'none', accessKeySecret: 'key' }) }} | ${'alicloud ecs DescribeImages was refused'}
  ${{ endpoint: 'http://127.0.0.1:1', timeoutSeconds: 0.1 }}                                   | ${''}
`('a check that fails is a warning: $reason', async ({ settings, reason }) => {
  const { newest, warning } = await checkImage([older], query, { settings });

  expect(newest).toEqual({});
  expect(warning?.message).toContain(`image m-old of alicloud-ecs could not be checked: ${reason}`);
  expect(renderText(warning?.detail ?? '')).toMatch(/^The pin is unchanged\./);
});

test('a check that is canceled ends', async () => {
  const error = await imagepinErrorOf(checkImage([older], query, { signal: AbortSignal.abort() }));

  expect(error.code).toBe('Cancelled');
});

test('a pin of simulated images is not checked in a cloud', async () => {
  const error = await imagepinErrorOf(checkImage([older], query, { simulated: true }));

  expect(error.message).toBe(
    'the pin was created from simulated images, but now a cloud is queried',
  );
});

test.each`
  platform    | id          | calls | newest                                          | summary
  ${'debian'} | ${'m-old'}  | ${4}  | ${{ newerAvailable: false }}                    | ${undefined}
  ${'debian'} | ${'m-gone'} | ${4}  | ${{ newerAvailable: false }}                    | ${'image m-gone of alicloud-ecs is gone'}
  ${'ubuntu'} | ${'m-old'}  | ${1}  | ${{ newestId: 'm-old', newerAvailable: false }} | ${undefined}
  ${'ubuntu'} | ${'m-gone'} | ${4}  | ${{ newestId: 'm-old', newerAvailable: true }}  | ${'image m-gone of alicloud-ecs is gone'}
`(
  'a check of $id with platform $platform reads no list for explanations: $calls calls',
  async ({ platform, id, calls, newest, summary }) => {
    const before = simulator.calls.total;

    const check = await checkImage([older], { ...query, platform }, { id });

    expect(check.newest).toEqual(newest);
    expect(check.warning?.message).toBe(summary);
    // An id alone is looked for in three lists.
    expect(simulator.calls.total - before).toBe(calls);
  },
);

async function checkImage(
  images: readonly Image[],
  known: Arguments,
  {
    id = 'm-old',
    imported = false,
    simulated = false,
    settings = {},
    ...options
  }: CheckOptions = {},
) {
  simulator.setImages('alicloud-ecs', images);
  const client = openClient({
    endpoint: simulator.url,
    credentials: credentialsForAllClouds(),
    ...settings,
  });
  try {
    return await checkPinnedImage(
      id,
      { known, imported, simulated },
      {
        target: { kind: 'find', source: 'alicloud-ecs' },
        client,
        hints: { replace: 'replace it', remove: '' },
        ...options,
      },
    );
  } finally {
    await client.close();
  }
}

interface CheckOptions {
  readonly id?: string;
  readonly imported?: boolean;
  readonly simulated?: boolean;
  readonly settings?: object;
  readonly signal?: AbortSignal;
}

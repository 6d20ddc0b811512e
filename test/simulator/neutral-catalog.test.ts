import { parseJson } from '../../src/http/json';
import { getSource, sources } from '../../src/sources/registry';
import { everyListing } from '../support/listing-parameters';
import { createTestState, respond } from './support/test-state';

const dated = { id: 'm-1', createdAt: '2026-03-01T08:00:00.000Z' };
const described = { ...dated, description: 'x' };
const cache = { ...dated, name: 'web' };

const rich = {
  ...described,
  name: 'web',
  os: 'linux',
  platform: 'ubuntu',
  platformVersion: '22.04',
  architecture: 'x86_64',
  status: 'available',
  ownerAlias: 'self',
  ownerId: '12345678901234567',
  bootMode: 'uefi',
  cloudInit: true,
  sizeGib: 20,
  tags: { env: 'prod' },
};

const phone = { ...described, status: 'unavailable', platformVersion: '14' };
const windows = { os: 'windows', platform: 'windows-server', platformVersion: '2022' };

// A catalog that is written by hand needs none of the clouds' own values.
test.each`
  source                     | image
  ${'alicloud-ecs'}          | ${{ ...rich, family: 'web', version: '1', deprecated: false }}
  ${'alicloud-ecs'}          | ${{ ...rich, ...windows, architecture: 'arm64', bootMode: 'uefi-preferred' }}
  ${'alicloud-ecs'}          | ${{ ...rich, platform: 'centos', platformVersion: '7', architecture: 'i386' }}
  ${'alicloud-ecs'}          | ${{ ...rich, status: 'failed', ownerAlias: 'community', bootMode: 'bios' }}
  ${'alicloud-ecs'}          | ${{ ...rich, status: 'deprecated', deprecated: true, ownerAlias: 'shared' }}
  ${'alicloud-ecs'}          | ${{ ...rich, status: 'creating', ownerAlias: 'marketplace' }}
  ${'alicloud-ecs'}          | ${{ ...rich, status: 'unavailable', ownerAlias: 'system' }}
  ${'alicloud-ecs'}          | ${{ ...rich, platform: 'sles', platformVersion: '15 SP6' }}
  ${'alicloud-ecs'}          | ${{ ...rich, platform: 'alinux', platformVersion: '3.2104', variant: 'container-optimized' }}
  ${'alicloud-ecs'}          | ${{ ...rich, platform: 'rhel', platformVersion: '9.4', variant: 'gpu-cuda' }}
  ${'alicloud-ecs'}          | ${{ ...rich, ...windows, language: 'zh' }}
  ${'alicloud-ecs'}          | ${{ ...rich, ...windows, language: 'en', variant: 'core' }}
  ${'alicloud-aic'}          | ${{ ...phone, os: 'android', platform: 'android' }}
  ${'alicloud-aic'}          | ${{ ...phone, status: 'creating' }}
  ${'alicloud-eci'}          | ${{ ...cache, os: 'linux', status: 'available', sizeGib: 20 }}
  ${'alicloud-eci'}          | ${{ ...cache, status: 'failed', tags: { env: '' } }}
  ${'alicloud-eci'}          | ${{ ...cache, expiresAt: '2027-01-01T00:00:00.000Z' }}
  ${'alicloud-batchcompute'} | ${{ ...described, os: 'linux', ownerAlias: 'system', ownerId: '0' }}
  ${'alicloud-batchcompute'} | ${{ ...described, os: 'windows', ownerAlias: 'self', ownerId: '1234' }}
  ${'volcengine-ecs'}        | ${rich}
  ${'volcengine-ecs'}        | ${{ ...rich, ...windows, status: 'failed', ownerAlias: 'shared' }}
  ${'volcengine-ecs'}        | ${{ ...rich, platform: 'velinux', architecture: 'arm64', ownerAlias: 'system' }}
  ${'volcengine-ecs'}        | ${{ ...rich, platform: 'rocky', platformVersion: '9.5', variant: 'gpu-driver-570.86.15' }}
  ${'volcengine-ecs'}        | ${{ ...rich, ...windows, language: 'zh', variant: 'core' }}
`('$source serves all fields of $image', async ({ source, image }) => {
  expect(await readBack(source, image)).toMatchObject([image]);
});

test.each(sources.map(({ id }) => id))(
  '%s serves an image with an ID and no other field',
  async (source) => {
    expect(await readBack(source, {})).toMatchObject([{ id: 'm-1' }]);
  },
);

test.each(sources.map(({ id }) => id))(
  '%s serves timestamps without milliseconds, and text that is not a timestamp',
  async (source) => {
    const seconds = await readBack(source, { createdAt: '2026-03-01T08:00:00Z' });
    const none = await readBack(source, { createdAt: 'lately', updatedAt: 'lately' });

    expect(seconds).toMatchObject([{ createdAt: '2026-03-01T08:00:00.000Z' }]);
    expect(none).toMatchObject([{ id: 'm-1', createdAt: undefined }]);
  },
);

/** The images that a source reads from a catalog of one image, whichever owner it has. */
async function readBack(source: string, image: object) {
  const state = await createTestState(undefined, { catalog: [{ source, id: 'm-1', ...image }] });
  return everyListing(getSource(source)).flatMap(({ parameters }) => {
    const { body } = respond(state, source, parameters);
    const { images } = getSource(source)
      .reply()
      .pageSchema.parse(parseJson(Buffer.from(body)));
    return images;
  });
}

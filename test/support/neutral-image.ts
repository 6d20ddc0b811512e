import { parseJson } from '../../src/http/json';
import type { Source } from '../../src/sources/source';
import { createTestState, respond } from '../simulator/support/test-state';
import { everyListing } from './listing-parameters';

/** A catalog image as a user writes it, in none of the clouds' own values. */
export const NEUTRAL_IMAGE = {
  createdAt: '2026-03-01T08:00:00.000Z',
  description: 'x',
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

/** The fields of a neutral image of Windows. */
export const NEUTRAL_WINDOWS = {
  os: 'windows',
  platform: 'windows-server',
  platformVersion: '2022',
};

/** The replies of the simulator to each list of a source over a catalog of one image. */
export async function repliesWith(source: Source, image: object): Promise<readonly string[]> {
  const catalog = [{ source: source.id, id: 'm-1', ...image }];
  const state = await createTestState(undefined, { catalog });
  return everyListing(source).map(({ parameters }) => respond(state, source.id, parameters).body);
}

/** The images that a source reads from a catalog of one image, whichever owner it has. */
export async function readBack(source: Source, image: object): Promise<readonly object[]> {
  const replies = await repliesWith(source, image);
  return replies.flatMap(
    (body) => source.reply().pageSchema.parse(parseJson(Buffer.from(body))).images,
  );
}

/** Claims how the simulator writes images, byte by byte, and that catalog images without the cloud's values are read back. */
export function describeWireFormat(
  source: Source,
  {
    written,
    readBack: images,
  }: {
    /** What is easily read wrong, as the documentation of the API shows it. */
    readonly written: readonly (readonly [image: object, bytes: string])[];
    readonly readBack: readonly object[];
  },
): void {
  test.each(written)('the simulator writes %j as %s', async (image, bytes) => {
    expect(await repliesWith(source, image)).toContainEqual(expect.stringContaining(bytes));
  });

  test.each(images)(
    'a catalog image without values of the cloud is read back: %j',
    async (image) => {
      expect(await readBack(source, image)).toMatchObject([image]);
    },
  );
}

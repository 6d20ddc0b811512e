import { readCatalog } from '../../src/simulator';
import { seeded } from '../../src/simulator/random';
import { getSource, type SourceId, sources } from '../../src/sources/registry';
import { parseJson } from '../../src/transport/json';
import type { Parameters } from './support/signed';
import { answerOf, worldOf } from './support/world';

describe.each(sources)('$id', (source) => {
  const bytes = async (seed: number, count: number) =>
    JSON.stringify((await source.simulator()).generate(seeded(seed), count));

  test('the same seed gives the same bytes', async () => {
    expect(await bytes(7, 300)).toBe(await bytes(7, 300));
  });

  test('another seed gives other bytes', async () => {
    expect(await bytes(8, 300)).not.toBe(await bytes(7, 300));
  });

  test.each([0, 1, 2, 300, 3000])('%i images are as many, each of its own id', async (count) => {
    const images = (await source.simulator()).generate(seeded(1), count);

    expect(new Set(images.map(({ id }) => id)).size).toBe(count);
    expect(images.filter((image) => image.source !== source.id)).toEqual([]);
  });

  test('a printed list, served again, is the same on the wire', async () => {
    const images = (await source.simulator()).generate(seeded(1), source.paging.max);
    const served = await worldOf(undefined, { catalog: images });
    const replies = lists[source.id].map(({ asked }) => answerOf(served, source.id, asked).body);
    const printed = lists[source.id].flatMap(({ implied }, index) =>
      source
        .reply()
        .parse(parseJson(Buffer.from(replies[index] ?? '')))
        .images.map((image) => ({ ...image, ...implied, source: source.id })),
    );
    const servedAgain = await worldOf(undefined, { catalog: readCatalog(toText(printed)) });

    const again = lists[source.id].map(({ asked }) => answerOf(servedAgain, source.id, asked).body);

    expect(again.map(withoutEmptyTexts)).toEqual(replies.map(withoutEmptyTexts));
    expect(printed.length).toBeGreaterThan(15);
  });
});

test('releases grow older one by one, over two years and no more', async () => {
  const { generate } = await getSource('alicloud-aic').simulator();

  const moments = generate(seeded(1), 3000).map(({ createdAt }) => String(createdAt));

  expect(moments).toEqual(moments.toSorted().reverse());
  expect(moments.at(0)).toMatch(/^2026-03-01/);
  expect(moments.at(-1)).toMatch(/^2024-/);
});

interface List {
  readonly asked: Parameters;
  /** What the answer does not say of its images. */
  readonly implied?: object;
}

/** The requests that between them list whatever can be listed. */
const lists: Readonly<Record<SourceId, readonly List[]>> = {
  'alicloud-ecs': [
    { asked: { RegionId: 'cn-hangzhou', PageSize: '100', Status: 'ALL' } },
    { asked: { RegionId: 'cn-hangzhou', ImageOwnerAlias: 'marketplace' } },
    { asked: { RegionId: 'cn-hangzhou', ImageOwnerAlias: 'others', IsPublic: 'true' } },
  ],
  'alicloud-aic': [
    { asked: { ImageType: 'public', PageSize: '100' }, implied: { ownerAlias: 'system' } },
    { asked: { ImageType: 'private', PageSize: '100' }, implied: { ownerAlias: 'self' } },
  ],
  'alicloud-eci': [{ asked: { RegionId: 'cn-hangzhou', Limit: '20' } }],
  'alicloud-batchcompute': [{ asked: { Type: 'System' } }, { asked: { Type: 'Self' } }],
  'volcengine-ecs': [
    {
      asked: {
        MaxResults: '100',
        'Status.1': 'available',
        'Status.2': 'creating',
        'Status.3': 'error',
      },
    },
  ],
};

function toText(images: unknown): string {
  return JSON.stringify({ images });
}

/** An empty text means that there is none, and none is printed. */
function withoutEmptyTexts(body: string): unknown {
  return JSON.parse(body, (_, value) => (value === '' ? undefined : value));
}

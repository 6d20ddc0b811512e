import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import type { SimulatorState } from '../../src/simulator/simulator-state';
import type { Parameters } from './support/sign-request';
import { createTestState, respond } from './support/test-state';

interface Page {
  readonly ids: readonly string[];
  /** The parameters of the next page, if there is one. */
  readonly next: Parameters | undefined;
}

interface PagingStyle {
  readonly baseParameters: Parameters;
  readonly size: string;
  read(body: Body): Page;
}

type Listed = readonly Readonly<Record<string, string>>[];
interface Body {
  readonly [field: string]: unknown;
  readonly PageNumber: number;
  readonly PageSize: number;
  readonly TotalCount: number;
  readonly NextToken?: string;
  readonly NextMarker: string;
  readonly Items: Listed;
  readonly ImageCaches: Listed;
}

const styles: Readonly<Record<string, PagingStyle>> = {
  'alicloud-ecs': {
    baseParameters: { RegionId: 'cn-hangzhou' },
    size: 'PageSize',
    read: (body) => numberedPage((body.Images as { readonly Image: Listed }).Image, body),
  },
  'alicloud-aic': {
    baseParameters: {},
    size: 'PageSize',
    read: (body) => numberedPage(body.Images as Listed, body),
  },
  'alicloud-eci': {
    baseParameters: { RegionId: 'cn-hangzhou' },
    size: 'Limit',
    read: ({ ImageCaches, NextToken }) => ({
      ids: idsOf(ImageCaches, 'ImageCacheId'),
      next: NextToken ? { NextToken } : undefined,
    }),
  },
  'alicloud-batchcompute': {
    baseParameters: { Type: 'System' },
    size: 'MaxItemCount',
    read: ({ Items, NextMarker }) => ({
      ids: idsOf(Items, 'Id'),
      next: NextMarker ? { Marker: NextMarker } : undefined,
    }),
  },
  'volcengine-ecs': {
    baseParameters: {},
    size: 'MaxResults',
    read({ Result }) {
      const { Images, NextToken } = Result as { Images: Listed; NextToken: string };
      return { ids: idsOf(Images, 'ImageId'), next: NextToken ? { NextToken } : undefined };
    },
  },
};

describe.each(Object.keys(styles))('%s', (source) => {
  test.each([0, 1, 19, 20, 21, 100, 101, 250])(
    'has each of %i images once on its pages of twenty',
    async (count) => {
      const state = await createTestState(undefined, { catalog: numberedImages(source, count) });

      const pages = fetchPages(state, source, { [pageSizeParameter(source)]: '20' });

      expect(pages.flatMap(({ ids }) => ids)).toEqual(
        numberedImages(source, count).map(({ id }) => id),
      );
      expect(pages).toHaveLength(Math.max(1, Math.ceil(count / 20)));
    },
  );

  test('returns the same page for the same request', async () => {
    const state = await createTestState(undefined, { catalog: numberedImages(source, 30) });

    const [once, again] = [fetchPage(state, source), fetchPage(state, source)];

    expect(again).toEqual(once);
  });
});

test.each`
  source                     | size
  ${'alicloud-ecs'}          | ${10}
  ${'alicloud-aic'}          | ${10}
  ${'alicloud-eci'}          | ${20}
  ${'alicloud-batchcompute'} | ${50}
  ${'volcengine-ecs'}        | ${15}
`('$source has $size images on a page by default', async ({ source, size }) => {
  const state = await createTestState(undefined, { catalog: numberedImages(source, 100) });

  expect(fetchPage(state, source).ids).toHaveLength(size);
});

test.each(['alicloud-ecs', 'alicloud-aic'])(
  '%s has an empty page behind its last one, and the same total',
  async (source) => {
    const state = await createTestState(undefined, { catalog: numberedImages(source, 20) });

    const { body } = respond(state, source, { ...listParameters(source), PageNumber: '3' });

    expect(JSON.parse(body)).toMatchObject({ PageNumber: 3, PageSize: 10, TotalCount: 20 });
    expect(fetchPage(state, source, { PageNumber: '3' }).ids).toEqual([]);
  },
);

test.each(['alicloud-eci', 'volcengine-ecs'])('%s counts the whole list', async (source) => {
  const state = await createTestState(undefined, { catalog: numberedImages(source, 120) });

  const { body } = respond(state, source, listParameters(source));

  const { TotalCount, Result } = JSON.parse(body);
  expect(TotalCount ?? Result.TotalCount).toBe(120);
});

test('BatchCompute continues behind the marker of a deleted image', async () => {
  const catalog = numberedImages('alicloud-batchcompute', 6);
  const state = await createTestState(undefined, { catalog });
  const first = fetchPage(state, 'alicloud-batchcompute', { MaxItemCount: '2' });
  const [, , vanished, ...rest] = catalog.map(({ id }) => id);
  state.setImages(
    'alicloud-batchcompute',
    catalog.filter(({ id }) => id !== vanished),
  );

  const second = fetchPage(state, 'alicloud-batchcompute', { ...first.next, MaxItemCount: '10' });

  expect(first.next).toEqual({ Marker: vanished });
  expect(second).toEqual({ ids: rest, next: undefined });
});

test('BatchCompute lists by id, whatever the order of its catalog', async () => {
  const catalog = numberedImages('alicloud-batchcompute', 30).toReversed();
  const state = await createTestState(undefined, { catalog });

  const pages = fetchPages(state, 'alicloud-batchcompute', { MaxItemCount: '7' });

  expect(pages.flatMap(({ ids }) => ids)).toEqual(catalog.map(({ id }) => id).toReversed());
});

test('a page of 0 images of BatchCompute has no next one', async () => {
  const state = await createTestState(undefined, {
    catalog: numberedImages('alicloud-batchcompute', 3),
  });

  const page = fetchPage(state, 'alicloud-batchcompute', { MaxItemCount: '0' });

  expect(page).toEqual({ ids: [], next: undefined });
});

test.each(['alicloud-ecs', 'volcengine-ecs'])(
  '%s shifts its pages when an image is deleted between two of them',
  async (source) => {
    const catalog = numberedImages(source, 40);
    const state = await createTestState(undefined, { catalog });
    const first = fetchPage(state, source, { [pageSizeParameter(source)]: '20' });
    state.setImages(source, catalog.slice(1));

    const second = fetchPage(state, source, { ...first.next, [pageSizeParameter(source)]: '20' });

    expect(second.ids).toEqual(catalog.slice(21).map(({ id }) => id));
  },
);

function styleOf(source: string): PagingStyle {
  const style = styles[source];
  if (!style) {
    throw new Error(`no paging style of ${source}`);
  }
  return style;
}

function listParameters(source: string): Parameters {
  return styleOf(source).baseParameters;
}

function pageSizeParameter(source: string): string {
  return styleOf(source).size;
}

function fetchPage(state: SimulatorState, source: string, parameters: Parameters = {}): Page {
  const { baseParameters, read } = styleOf(source);
  return read(JSON.parse(respond(state, source, { ...baseParameters, ...parameters }).body));
}

function fetchPages(
  state: SimulatorState,
  source: string,
  parameters: Parameters,
): readonly Page[] {
  const page = fetchPage(state, source, parameters);
  return page.next ? [page, ...fetchPages(state, source, { ...parameters, ...page.next })] : [page];
}

function numberedPage(images: Listed, { PageNumber, PageSize, TotalCount }: Body): Page {
  const isLast = PageNumber * PageSize >= TotalCount;
  return {
    ids: idsOf(images, 'ImageId'),
    next: isLast ? undefined : { PageNumber: String(PageNumber + 1) },
  };
}

function idsOf(images: Listed, field: string): readonly string[] {
  return images.map((image) => image[field] ?? '');
}

function numberedImages(source: string, count: number): readonly CatalogImage[] {
  return Array.from({ length: count }, (_, index) => ({
    source,
    id: `id-${String(index).padStart(4, '0')}`,
    ownerAlias: 'system',
    status: 'available',
  }));
}

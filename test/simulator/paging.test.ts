import type { SimulatorState } from '../../src/simulator/simulator-state';
import { getSource } from '../../src/sources/registry';
import { sourcesById } from '../support/describe-sources';
import { defaultPageSizeOf } from '../support/samples';
import { listParameters, numberedImages } from './support/listing';
import type { Parameters } from './support/sign-request';
import { createTestState, respond } from './support/test-state';

interface Page {
  readonly ids: readonly string[];
  /** The parameters of the pages that it names. */
  readonly next: readonly Parameters[];
}

describe.each(sourcesById)('%s', (source, { paging }) => {
  test.each([0, 1, 19, 20, 21, 100, 101, 250])(
    'has each of %i images once on its pages of twenty',
    async (count) => {
      const state = await createTestState(undefined, { catalog: numberedImages(source, count) });

      const pages = fetchPages(state, source, { [paging.sizeParameter]: '20' });

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

  test('has as many images on a page by default as its reference documents', async () => {
    const state = await createTestState(undefined, { catalog: numberedImages(source, 100) });

    expect(fetchPage(state, source).ids).toHaveLength(await defaultPageSizeOf(source));
  });
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

  const second = fetchPage(state, 'alicloud-batchcompute', {
    ...first.next[0],
    MaxItemCount: '10',
  });

  expect(first.next).toEqual([{ Marker: vanished }]);
  expect(second).toEqual({ ids: rest, next: [] });
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

  expect(page).toEqual({ ids: [], next: [] });
});

test.each(['alicloud-ecs', 'volcengine-ecs'])(
  '%s shifts its pages when an image is deleted between two of them',
  async (source) => {
    const catalog = numberedImages(source, 40);
    const state = await createTestState(undefined, { catalog });
    const size = { [getSource(source).paging.sizeParameter]: '20' };
    const first = fetchPage(state, source, size);
    state.setImages(source, catalog.slice(1));

    const second = fetchPage(state, source, { ...first.next[0], ...size });

    expect(second.ids).toEqual(catalog.slice(21).map(({ id }) => id));
  },
);

function fetchPage(state: SimulatorState, id: string, parameters: Parameters = {}): Page {
  const { reply, paging } = getSource(id);
  const { body } = respond(state, id, { ...listParameters(id), ...parameters });
  const { images, nextCursors } = reply().pageSchema.parse(JSON.parse(body));
  const next = nextCursors.map((cursor) => ({ [paging.cursorParameter]: cursor }));
  return { ids: images.map((image) => image.id), next };
}

function fetchPages(state: SimulatorState, id: string, parameters: Parameters): readonly Page[] {
  const page = fetchPage(state, id, parameters);
  const { kind, cursorParameter } = getSource(id).paging;
  // Every page by offset names all others.
  if (kind === 'offset' && cursorParameter in parameters) {
    return [page];
  }
  return [page, ...page.next.flatMap((next) => fetchPages(state, id, { ...parameters, ...next }))];
}

import { Image } from '../../src/image/image';
import type { RequestPage } from '../../src/lookup/fetch-images';
import { offsetPage, replyImage } from '../../src/sources/reply-schema';
import type { Source } from '../../src/sources/source';
import { imagepinErrorOf } from '../support/errors';
import { parseQuery } from '../support/parse-query';
import { fetchImages, readerOver } from '../support/simulated-reader';

type Reply = Readonly<Record<string, unknown>>;

const numberedQuery = parseQuery({ source: 'alicloud-ecs', region: 'cn-hangzhou' }, 'list');
const tokenQuery = parseQuery({ source: 'volcengine-ecs', region: 'cn-beijing' }, 'list');
const markerQuery = parseQuery({ source: 'alicloud-batchcompute', region: 'cn-hangzhou' }, 'list');

/** A page of ECS with images of these ids. */
function numberedReply(number: number, total: number, ids: readonly string[]): Reply {
  return {
    PageNumber: number,
    PageSize: 2,
    TotalCount: total,
    Images: { Image: ids.map((ImageId) => ({ ImageId })) },
  };
}

function tokenReply(next: string | null, ids: readonly string[]): Reply {
  return { Result: { NextToken: next, Images: ids.map((ImageId) => ({ ImageId })) } };
}

function markerReply(next: string, ids: readonly string[]): Reply {
  return { NextMarker: next, Items: ids.map((Id) => ({ Id })) };
}

/** Answers by cursor; a cursor's last answer is repeated. */
function scriptedReader(script: Readonly<Record<string, readonly Reply[]>>, cursorName: string) {
  const cursors: string[] = [];
  const call: RequestPage = async (_, parameters) => {
    const cursor = String(parameters[cursorName] ?? 'first');
    const times = cursors.filter((before) => before === cursor).length;
    cursors.push(cursor);
    const replies = script[cursor] ?? [];
    return {
      status: 200,
      requestId: 'r-1',
      excerpt: () => 'the beginning',
      body: replies[times] ?? replies.at(-1),
    };
  };
  return { read: readerOver(call), cursors };
}

const plainListing = { parameters: {} };

test('the other pages of a numbered list are requested together after the first', async () => {
  const started: string[] = [];
  const gate = deferred();
  const requestPage: RequestPage = async (_, parameters) => {
    const PageNumber = String(parameters.PageNumber ?? 1);
    started.push(PageNumber);
    if (started.length === 3) {
      gate.resolve(undefined);
    }
    if (PageNumber !== '1') {
      await gate.promise;
    }
    const ids = PageNumber === '3' ? ['e'] : [`${PageNumber}a`, `${PageNumber}b`];
    return {
      status: 200,
      requestId: 'r-1',
      excerpt: () => 'the beginning',
      body: numberedReply(Number(PageNumber), 5, ids),
    };
  };

  const images = await fetchImages(numberedQuery, [plainListing], readerOver(requestPage));

  expect(images.map(({ id }) => id)).toEqual(['1a', '1b', '2a', '2b', 'e']);
  expect(started).toEqual(['1', '2', '3']);
});

/** A made-up source that pages by offset and does not repeat it in replies. */
const offsetQuery = {
  ...numberedQuery,
  source: {
    ...numberedQuery.source,
    paging: { kind: 'offset', cursorParameter: 'Offset', sizeParameter: 'Limit', maxSize: 2 },
    reply: () => ({
      imageSchema: Image,
      pageSchema: offsetPage({
        name: 'images',
        total: 'total',
        image: replyImage('id', (id) => ({ id })),
      }),
    }),
  } satisfies Source,
};

test('a list by offsets is read to its end, each page once', async () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const requested: unknown[] = [];
  const requestPage: RequestPage = async (_, { Offset = 0, Limit }) => {
    requested.push({ Offset, Limit });
    const images = all.slice(Number(Offset), Number(Offset) + Number(Limit)).map((id) => ({ id }));
    return { status: 200, requestId: 'r-1', excerpt: () => '', body: { total: 5, images } };
  };

  const images = await fetchImages(offsetQuery, [plainListing], readerOver(requestPage));

  expect(images.map(({ id }) => id)).toEqual(all);
  expect(requested).toEqual([0, 2, 4].map((Offset) => ({ Offset, Limit: 2 })));
});

test.each`
  change                          | second
  ${'a total that moved'}         | ${numberedReply(2, 4, ['c'])}
  ${'an image that came twice'}   | ${numberedReply(2, 3, ['b'])}
  ${'a page that is short'}       | ${numberedReply(2, 3, [])}
  ${'more images than announced'} | ${numberedReply(2, 3, ['c', 'd'])}
`('a list with $change is read again', async ({ second }) => {
  const { read, cursors } = scriptedReader(
    { first: [numberedReply(1, 3, ['a', 'b'])], 2: [second, numberedReply(2, 3, ['c'])] },
    'PageNumber',
  );

  const images = await fetchImages(numberedQuery, [plainListing], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(cursors).toEqual(['first', '2', 'first', '2']);
});

test('a list that keeps changing is an error', async () => {
  const { read, cursors } = scriptedReader(
    { first: [numberedReply(1, 3, ['a', 'b'])], 2: [numberedReply(2, 3, ['b'])] },
    'PageNumber',
  );

  const error = await imagepinErrorOf(fetchImages(numberedQuery, [plainListing], read));

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    message: 'the list of alicloud-ecs kept changing',
  });
  expect(error.detail).toContain('an image was returned twice');
  expect(cursors).toHaveLength(6);
});

test('a list by tokens is read until a page has no token', async () => {
  const { read, cursors } = scriptedReader(
    {
      first: [tokenReply('t-2', ['a'])],
      't-2': [tokenReply('t-3', [])],
      't-3': [tokenReply(null, ['b'])],
    },
    'NextToken',
  );

  const images = await fetchImages(tokenQuery, [plainListing], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(cursors).toEqual(['first', 't-2', 't-3']);
});

test('a repeated page token is an error', async () => {
  const { read, cursors } = scriptedReader(
    {
      first: [tokenReply('t-2', ['a'])],
      't-2': [tokenReply('t-3', ['b'])],
      't-3': [tokenReply('t-2', ['c'])],
    },
    'NextToken',
  );

  const error = await imagepinErrorOf(fetchImages(tokenQuery, [plainListing], read));

  expect(error).toMatchObject({
    code: 'UnexpectedResponse',
    message: 'volcengine-ecs repeated the page "t-2"',
  });
  expect(cursors).toHaveLength(3);
});

test('a page may begin with the last image of the previous one if the API overlaps pages', async () => {
  const { read } = scriptedReader(
    { first: [markerReply('b', ['a', 'b'])], b: [markerReply('', ['b', 'c'])] },
    'Marker',
  );

  const images = await fetchImages(markerQuery, [plainListing], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('an image in two lists is returned once', async () => {
  const { read } = scriptedReader({ first: [numberedReply(1, 1, ['a'])] }, 'PageNumber');

  const images = await fetchImages(
    numberedQuery,
    [plainListing, { parameters: { IsPublic: 'true' } }],
    read,
  );

  expect(images).toHaveLength(1);
});

test('implied facts of a list are added to its images, and reported values override them', async () => {
  const { read } = scriptedReader({ first: [numberedReply(1, 1, ['a'])] }, 'PageNumber');

  const [image] = await fetchImages(
    numberedQuery,
    [{ parameters: {}, implies: { ownerAlias: 'system', id: 'implied' } }],
    read,
  );

  expect(image).toMatchObject({
    source: 'alicloud-ecs',
    region: 'cn-hangzhou',
    ownerAlias: 'system',
    id: 'a',
  });
});

test('unreported fields are absent, and tags are sorted', async () => {
  const tags = {
    Tag: [
      { TagKey: 'b', TagValue: '2' },
      { TagKey: 'a', TagValue: '1' },
    ],
  };
  const reply = { ...numberedReply(1, 1, []), Images: { Image: [{ ImageId: 'm-1', Tags: tags }] } };
  const { read } = scriptedReader({ first: [reply] }, 'PageNumber');

  const [image] = await fetchImages(numberedQuery, [plainListing], read);

  expect(Object.values(image ?? {})).not.toContain(undefined);
  expect(JSON.stringify(image?.tags)).toBe('{"a":"1","b":"2"}');
});

test('an error about an unexpected reply names the place and quotes the beginning', async () => {
  const { read } = scriptedReader(
    { first: [{ PageNumber: 1, PageSize: 2, Images: { Image: [] } }] },
    'PageNumber',
  );

  const error = await imagepinErrorOf(fetchImages(numberedQuery, [plainListing], read));

  expect(error.code).toBe('UnexpectedResponse');
  expect(error.detail).toMatch(
    /At TotalCount:.*Status 200, request ID r-1.*The response begins with: the beginning/,
  );
});

function deferred() {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

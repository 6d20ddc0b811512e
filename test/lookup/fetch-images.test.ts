import { Image } from '../../src/image/image';
import type { RequestPage } from '../../src/lookup/fetch-images';
import { evaluateList } from '../../src/lookup/lookup';
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
    Images: { Image: ids.map((ImageId) => ({ ImageId, Status: 'Available' })) },
  };
}

/** Answers a list of two images per page with these pages. */
function scriptOfPages(total: number, pages: readonly (readonly string[])[]) {
  return Object.fromEntries(
    pages.map((ids, index) => [
      index === 0 ? 'first' : String(index + 1),
      [numberedReply(index + 1, total, ids)],
    ]),
  );
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

test('a list that repeats an image in all attempts is an error', async () => {
  const { read, cursors } = scriptedReader(
    { first: [numberedReply(1, 3, ['a', 'b'])], 2: [numberedReply(2, 3, ['b'])] },
    'PageNumber',
  );

  const error = await imagepinErrorOf(fetchImages(numberedQuery, [plainListing], read));

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    message: 'the list of alicloud-ecs contradicts itself',
  });
  expect(error.detail).toContain('an image was returned twice');
  expect(cursors).toHaveLength(6);
});

test.each`
  difference                                  | total | pages
  ${'higher on one page'}                     | ${2}  | ${[['a']]}
  ${'higher, with images missing at the end'} | ${4}  | ${[['a', 'b'], ['c']]}
  ${'higher by a page'}                       | ${5}  | ${[['a', 'b'], ['c'], []]}
  ${'lower than the images of the only page'} | ${0}  | ${[['a']]}
`(
  'a total that is always $difference is a warning, since the pages are complete',
  async ({ total, pages }) => {
    const script = scriptOfPages(total, pages);
    const { read, cursors } = scriptedReader(script, 'PageNumber');

    const { images, warnings } = await evaluateList(numberedQuery, read);

    expect(images.map(({ id }) => id)).toEqual(pages.flat());
    expect(warnings[0]?.code).toBe('TotalMismatch');
    expect(warnings[0]?.message).toContain(
      `a total of ${total} and lists ${pages.flat().length} images`,
    );
    expect(cursors).toHaveLength(3 * pages.length);
  },
);

test.each`
  difference                                  | total | pages
  ${'lower, and the last page is full'}       | ${1}  | ${[['a', 'b']]}
  ${'higher, and a page in between is short'} | ${6}  | ${[['a', 'b'], ['c'], ['d']]}
  ${'higher, and a page is too long'}         | ${6}  | ${[['a', 'b', 'c'], ['d'], []]}
  ${'higher, and an image is repeated'}       | ${4}  | ${[['a', 'b'], ['b']]}
`('a total that is always $difference is an error', async ({ total, pages }) => {
  const { read } = scriptedReader(scriptOfPages(total, pages), 'PageNumber');

  const error = await imagepinErrorOf(evaluateList(numberedQuery, read));

  expect(error).toMatchObject({ code: 'ApiUnavailable' });
  expect(error.detail).toContain(`where the total is ${total}`);
});

test('a list with a wrong total that differs between attempts is an error', async () => {
  const first = [['a'], ['b'], ['a']].map((ids) => numberedReply(1, 2, ids));
  const { read } = scriptedReader({ first }, 'PageNumber');

  expect(await imagepinErrorOf(evaluateList(numberedQuery, read))).toMatchObject({
    code: 'ApiUnavailable',
    message: 'the list of alicloud-ecs kept changing',
  });
});

test('of a first page that is shorter than its own size and total, no other page is requested', async () => {
  const { read, cursors } = scriptedReader(scriptOfPages(500_000, [['a']]), 'PageNumber');

  const error = await imagepinErrorOf(evaluateList(numberedQuery, read));

  expect(error.message).toBe('the list of alicloud-ecs contradicts itself');
  expect(error.detail).toContain('1 images were returned where the total is 500000');
  expect(cursors).toEqual(['first', 'first', 'first']);
});

test('pages beyond the budget of a lookup are not requested', async () => {
  const { read, cursors } = scriptedReader(scriptOfPages(500_000, [['a', 'b']]), 'PageNumber');

  const error = await imagepinErrorOf(evaluateList(numberedQuery, read));

  expect(error).toMatchObject({
    code: 'UnexpectedResponse',
    message: 'alicloud-ecs exceeds the budget of a lookup: 5000 requests',
  });
  expect(cursors).toEqual(['first']);
});

test('a list with a new token on every page ends with the budget of the lookup', async () => {
  let pages = 0;
  const endless: RequestPage = async () => {
    pages += 1;
    const body = tokenReply(pages < 6_000 ? `t-${pages}` : null, []);
    return { status: 200, requestId: 'r-1', excerpt: () => '', body };
  };

  const error = await imagepinErrorOf(fetchImages(tokenQuery, [plainListing], readerOver(endless)));

  expect(error).toMatchObject({ code: 'UnexpectedResponse' });
  expect(error.message).toContain('exceeds the budget of a lookup: 5000 requests');
  expect(pages).toBe(5_000);
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

test('an image that overlaps pages with different facts is read again', async () => {
  const changed = { NextMarker: '', Items: [{ Id: 'b', Name: 'renamed' }] };
  const { read, cursors } = scriptedReader(
    { first: [markerReply('b', ['a', 'b'])], b: [changed, markerReply('', ['b'])] },
    'Marker',
  );
  const always = scriptedReader({ first: [markerReply('b', ['a', 'b'])], b: [changed] }, 'Marker');

  const images = await fetchImages(markerQuery, [plainListing], read);
  const error = await imagepinErrorOf(fetchImages(markerQuery, [plainListing], always.read));

  expect(images.map(({ id, name }) => [id, name])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ]);
  expect(cursors).toEqual(['first', 'b', 'first', 'b']);
  expect(error).toMatchObject({ code: 'ApiUnavailable' });
  expect(error.detail).toContain('returned twice, with different facts');
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

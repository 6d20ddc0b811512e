import { type Ask, fetchImages, type ReadList, readList } from '../../src/lookup/fetch';
import { parseQuery } from '../../src/lookup/query';
import { failure } from '../support/failure';

type Reply = Readonly<Record<string, unknown>>;

const numbered = parseQuery({ source: 'alicloud-ecs', region: 'cn-hangzhou' }, 'list');
const chained = parseQuery({ source: 'volcengine-ecs', region: 'cn-beijing' }, 'list');
const overlapping = parseQuery({ source: 'alicloud-batchcompute', region: 'cn-hangzhou' }, 'list');

/** A page of ECS with images of these ids. */
function page(number: number, total: number, ids: readonly string[]): Reply {
  return {
    PageNumber: number,
    PageSize: 2,
    TotalCount: total,
    Images: { Image: ids.map((ImageId) => ({ ImageId })) },
  };
}

function token(next: string | null, ids: readonly string[]): Reply {
  return { Result: { NextToken: next, Images: ids.map((ImageId) => ({ ImageId })) } };
}

function marked(next: string, ids: readonly string[]): Reply {
  return { NextMarker: next, Items: ids.map((Id) => ({ Id })) };
}

/** Answers by cursor; a cursor's last answer is repeated. */
function answering(script: Readonly<Record<string, readonly Reply[]>>, cursorName: string) {
  const asked: string[] = [];
  const ask: Ask = async (_, parameters) => {
    const cursor = parameters[cursorName] ?? 'first';
    const times = asked.filter((before) => before === cursor).length;
    asked.push(cursor);
    const answers = script[cursor] ?? [];
    return {
      status: 200,
      requestId: 'r-1',
      excerpt: () => 'the beginning',
      body: answers[times] ?? answers.at(-1),
    };
  };
  return { read: reading(ask), asked };
}

function reading(ask: Ask): ReadList {
  return (parsed, listing) => readList(parsed, listing, ask);
}

const one = { parameters: {} };

test('the other pages of a numbered list are asked for together, once the first has said how many', async () => {
  const started: string[] = [];
  const gate = deferred();
  const ask: Ask = async (_, { PageNumber = '1' }) => {
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
      body: page(Number(PageNumber), 5, ids),
    };
  };

  const images = await fetchImages(numbered, [one], reading(ask));

  expect(images.map(({ id }) => id)).toEqual(['1a', '1b', '2a', '2b', 'e']);
  expect(started).toEqual(['1', '2', '3']);
});

test.each`
  change                          | second
  ${'a total that moved'}         | ${page(2, 4, ['c'])}
  ${'an image that came twice'}   | ${page(2, 3, ['b'])}
  ${'a page that is short'}       | ${page(2, 3, [])}
  ${'more images than announced'} | ${page(2, 3, ['c', 'd'])}
`('a list with $change is read again', async ({ second }) => {
  const { read, asked } = answering(
    { first: [page(1, 3, ['a', 'b'])], 2: [second, page(2, 3, ['c'])] },
    'PageNumber',
  );

  const images = await fetchImages(numbered, [one], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['first', '2', 'first', '2']);
});

test('a list that never stands still is an error, not a mixture', async () => {
  const { read, asked } = answering(
    { first: [page(1, 3, ['a', 'b'])], 2: [page(2, 3, ['b'])] },
    'PageNumber',
  );

  const error = await failure(fetchImages(numbered, [one], read));

  expect(error).toMatchObject({
    code: 'ApiUnavailable',
    message: 'the list of alicloud-ecs kept changing',
  });
  expect(error.detail).toContain('an image came twice');
  expect(asked).toHaveLength(6);
});

test('a token list goes on until there is no token', async () => {
  const { read, asked } = answering(
    { first: [token('t-2', ['a'])], 't-2': [token('t-3', [])], 't-3': [token(null, ['b'])] },
    'NextToken',
  );

  const images = await fetchImages(chained, [one], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(asked).toEqual(['first', 't-2', 't-3']);
});

test('a server that repeats its token is told apart from one that has more', async () => {
  const { read, asked } = answering(
    { first: [token('t-2', ['a'])], 't-2': [token('t-3', ['b'])], 't-3': [token('t-2', ['c'])] },
    'NextToken',
  );

  const error = await failure(fetchImages(chained, [one], read));

  expect(error).toMatchObject({
    code: 'UnexpectedResponse',
    message: 'volcengine-ecs repeated the page "t-2"',
  });
  expect(asked).toHaveLength(3);
});

test('a page that begins where the one before ended is no change, where the API may do that', async () => {
  const { read } = answering(
    { first: [marked('b', ['a', 'b'])], b: [marked('', ['b', 'c'])] },
    'Marker',
  );

  const images = await fetchImages(overlapping, [one], read);

  expect(images.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('an image that two lists hold is there once', async () => {
  const { read } = answering({ first: [page(1, 1, ['a'])] }, 'PageNumber');

  const images = await fetchImages(numbered, [one, { parameters: { IsPublic: 'true' } }], read);

  expect(images).toHaveLength(1);
});

test('what a list implies stands in its images, and what they report stands over it', async () => {
  const { read } = answering({ first: [page(1, 1, ['a'])] }, 'PageNumber');

  const [image] = await fetchImages(
    numbered,
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

test('what is not reported is absent, and tags come in one order', async () => {
  const tags = {
    Tag: [
      { TagKey: 'b', TagValue: '2' },
      { TagKey: 'a', TagValue: '1' },
    ],
  };
  const reply = { ...page(1, 1, []), Images: { Image: [{ ImageId: 'm-1', Tags: tags }] } };
  const { read } = answering({ first: [reply] }, 'PageNumber');

  const [image] = await fetchImages(numbered, [one], read);

  expect(Object.values(image ?? {})).not.toContain(undefined);
  expect(JSON.stringify(image?.tags)).toBe('{"a":"1","b":"2"}');
});

test('an answer of another shape is told with its place and its beginning', async () => {
  const { read } = answering(
    { first: [{ PageNumber: 1, PageSize: 2, Images: { Image: [] } }] },
    'PageNumber',
  );

  const error = await failure(fetchImages(numbered, [one], read));

  expect(error.code).toBe('UnexpectedResponse');
  expect(error.detail).toMatch(
    /At TotalCount:.*Status 200, request id r-1.*It begins: the beginning/,
  );
});

function deferred() {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

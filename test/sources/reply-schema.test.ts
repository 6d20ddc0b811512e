import { sources } from '../../src/sources/registry';
import {
  MAX_IMAGES_PER_PAGE,
  numberedPage,
  offsetPage,
  replyImage,
  tokenPage,
} from '../../src/sources/reply-schema';

const image = replyImage('ImageId', (id) => ({ id }));
const tokens = tokenPage({ name: 'Images', total: 'TotalCount', image }, 'NextToken');
const numbers = numberedPage(
  { name: 'Images', wrapper: 'Image', total: 'TotalCount', image },
  'PageNumber',
  'PageSize',
);
const offsets = offsetPage({ name: 'Images', total: 'TotalCount', image });

const A = { ImageId: 'a' };

test.each`
  token     | nextCursors
  ${'next'} | ${['next']}
  ${7}      | ${['7']}
`('after the token $token, the other pages are at $nextCursors', ({ token, nextCursors }) => {
  expect(tokens.parse({ Images: [A], NextToken: token })).toEqual({
    images: [{ id: 'a' }],
    nextCursors,
  });
});

test.each([undefined, null, ''])('an absent token ends the list: %p', (token) => {
  expect(tokens.parse({ Images: [A], NextToken: token }).nextCursors).toEqual([]);
});

test.each([{ a: 1 }, ['next']])('%j is no token: the list would lose images', (token) => {
  expect(tokens.safeParse({ Images: [A], NextToken: token }).success).toBe(false);
});

test.each`
  reply                              | ids
  ${{ Images: [A, null] }}           | ${['a']}
  ${{ Images: [] }}                  | ${[]}
  ${{ TotalCount: 1, Images: null }} | ${[]}
  ${{ TotalCount: 0, Images: [A] }}  | ${['a']}
  ${{ TotalCount: 0 }}               | ${[]}
  ${{ TotalCount: '0' }}             | ${[]}
`('the list of $reply has the images $ids', ({ reply, ids }) => {
  expect(tokens.parse(reply).images.map(({ id }) => id)).toEqual(ids);
});

test.each([
  {},
  { TotalCount: 1 },
  { TotalCount: '' },
  { TotalCount: null },
  { Images: 'a' },
  { Images: { 0: A } },
  { Images: [A, 1] },
  { Images: [{ ImageId: '' }] },
])('%j is not a reply', (reply) => {
  expect(tokens.safeParse(reply).success).toBe(false);
});

test.each`
  list              | ids
  ${{ Image: [A] }} | ${['a']}
  ${{ Image: A }}   | ${['a']}
  ${{ Image: [] }}  | ${[]}
  ${{}}             | ${[]}
  ${[A]}            | ${['a']}
  ${null}           | ${[]}
`('the wrapped list $list has the images $ids', ({ list, ids }) => {
  const reply = { Images: list, PageNumber: 1, PageSize: 1, TotalCount: 1 };

  expect(numbers.parse(reply).images.map(({ id }) => id)).toEqual(ids);
});

test('an error about an image has its path', () => {
  const reply = { Images: { Image: [A, {}] }, PageNumber: 1, PageSize: 1, TotalCount: 1 };

  expect(numbers.safeParse(reply).error?.issues[0]?.path).toEqual(['Images', 1, 'ImageId']);
});

test('reading stops at the first invalid image: one error for each would take seconds', () => {
  const read: string[] = [];
  const counted = replyImage('ImageId', (id) => {
    read.push(id);
    return { id };
  });
  const page = tokenPage({ name: 'Images', total: 'TotalCount', image: counted }, 'NextToken');

  const { error } = page.safeParse({ Images: [A, ...Array(900).fill({}), A] });

  expect(error?.issues).toHaveLength(1);
  expect(read).toEqual(['a']);
});

test('a page with ten times as many images as the largest page size is read, a longer one is not', () => {
  const longest = Array(MAX_IMAGES_PER_PAGE).fill(A);

  expect(tokens.safeParse({ Images: longest }).success).toBe(true);
  expect(tokens.safeParse({ Images: [...longest, A] }).error?.issues).toMatchObject([
    { path: ['Images'], message: 'has 1001 images, more than a page may have' },
  ]);
  expect(MAX_IMAGES_PER_PAGE).toBe(10 * Math.max(...sources.map(({ paging }) => paging.maxSize)));
});

test.each`
  number | size  | total | nextCursors
  ${1}   | ${10} | ${0}  | ${[]}
  ${1}   | ${10} | ${10} | ${[]}
  ${1}   | ${10} | ${11} | ${['2']}
  ${1}   | ${2}  | ${7}  | ${['2', '3', '4']}
  ${2}   | ${2}  | ${7}  | ${[]}
  ${1}   | ${0}  | ${0}  | ${[]}
  ${1}   | ${0}  | ${3}  | ${[]}
`('page $number of $total by $size is followed by $nextCursors', (row) => {
  const { number, size, total, nextCursors } = row;
  const reply = { Images: [], PageNumber: number, PageSize: size, TotalCount: total };

  expect(numbers.parse(reply)).toEqual({ images: [], nextCursors, total, size });
});

test.each([
  { PageNumber: 1, PageSize: 10 },
  { PageNumber: 1, PageSize: 10, TotalCount: null },
  { PageNumber: 1, PageSize: 10, TotalCount: -1 },
  { PageNumber: 1, PageSize: 10, TotalCount: 'all' },
  { PageNumber: 1, PageSize: 1, TotalCount: 1e12 },
])('%j is not a valid position in a list', (position) => {
  expect(numbers.safeParse({ Images: [], ...position }).success).toBe(false);
});

test.each`
  count | total | nextCursors
  ${0}  | ${0}  | ${[]}
  ${0}  | ${5}  | ${[]}
  ${5}  | ${5}  | ${[]}
  ${2}  | ${5}  | ${['2', '4']}
  ${2}  | ${4}  | ${['2']}
  ${4}  | ${3}  | ${[]}
`('after $count of $total images, the other pages are at $nextCursors', (row) => {
  const { count, total, nextCursors } = row;
  const listed = Array.from({ length: count }, () => A);

  expect(offsets.parse({ Images: listed, TotalCount: total })).toMatchObject({
    nextCursors,
    total,
  });
});

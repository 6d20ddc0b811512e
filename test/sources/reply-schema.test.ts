import * as z from 'zod';
import {
  imageList,
  lenientBoolean,
  lenientList,
  lenientNumber,
  lenientObject,
  lenientTags,
  lenientText,
  listReply,
  pageNumbering,
  pageToken,
  toNumberedPage,
  toOffsetPage,
  toTokenPage,
  translateValue,
  wrappedImageList,
} from '../../src/sources/reply-schema';

test.each`
  written                        | read
  ${'m-1'}                       | ${'m-1'}
  ${'  m-1 '}                    | ${'m-1'}
  ${2}                           | ${'2'}
  ${0}                           | ${'0'}
  ${''}                          | ${undefined}
  ${' '}                         | ${undefined}
  ${null}                        | ${undefined}
  ${undefined}                   | ${undefined}
  ${2 ** 53}                     | ${undefined}
  ${BigInt('20169351435666123')} | ${'20169351435666123'}
  ${{ a: 1 }}                    | ${undefined}
  ${['m-1']}                     | ${undefined}
  ${true}                        | ${'true'}
`('as text, $written is $read', ({ written, read }) => {
  expect(lenientText.parse(written)).toBe(read);
});

test.each`
  written      | read
  ${'next'}    | ${'next'}
  ${7}         | ${'7'}
  ${''}        | ${undefined}
  ${null}      | ${undefined}
  ${undefined} | ${undefined}
`('as the token of the next page, $written is $read', ({ written, read }) => {
  expect(pageToken.parse(written)).toBe(read);
});

test.each([{ a: 1 }, ['next']])('%j is no token: the list would lose images', (written) => {
  expect(pageToken.safeParse(written).success).toBe(false);
});

test.each`
  written                | read
  ${20}                  | ${20}
  ${'20'}                | ${20}
  ${'100%'}              | ${100}
  ${' 32% '}             | ${32}
  ${0}                   | ${0}
  ${''}                  | ${undefined}
  ${'%'}                 | ${undefined}
  ${'many'}              | ${undefined}
  ${'Infinity'}          | ${undefined}
  ${null}                | ${undefined}
  ${'9007199254740991'}  | ${9007199254740991}
  ${'9007199254740993'}  | ${undefined}
  ${'-9007199254740993'} | ${undefined}
  ${[20]}                | ${undefined}
  ${{}}                  | ${undefined}
  ${true}                | ${undefined}
`('as a number, $written is $read', ({ written, read }) => {
  expect(lenientNumber.parse(written)).toBe(read);
});

test.each`
  written            | read
  ${true}            | ${true}
  ${false}           | ${false}
  ${'True'}          | ${true}
  ${'false '}        | ${false}
  ${''}              | ${undefined}
  ${'maybe'}         | ${undefined}
  ${0}               | ${false}
  ${1}               | ${true}
  ${'0'}             | ${false}
  ${2}               | ${undefined}
  ${'constructor'}   | ${undefined}
  ${[]}              | ${undefined}
  ${[true]}          | ${undefined}
  ${{}}              | ${undefined}
  ${{ toString: 1 }} | ${undefined}
  ${BigInt(1)}       | ${true}
  ${null}            | ${undefined}
  ${undefined}       | ${undefined}
`('as a truth value, $written is $read', ({ written, read }) => {
  expect(lenientBoolean.parse(written)).toBe(read);
});

test.each`
  written                | read
  ${['a', 'b']}          | ${['a', 'b']}
  ${'a'}                 | ${['a']}
  ${['a', null, 'b']}    | ${['a', 'b']}
  ${['a', { b: 1 }, []]} | ${['a']}
  ${{ a: 1 }}            | ${[]}
  ${[]}                  | ${[]}
  ${''}                  | ${[]}
  ${null}                | ${[]}
  ${undefined}           | ${[]}
`('as a list that informs, $written is $read', ({ written, read }) => {
  expect(lenientList(lenientText).parse(written)).toEqual(read);
});

test.each`
  written                                  | read
  ${{ Item: [{ Name: 'a' }] }}             | ${[{ Name: 'a' }]}
  ${{ Item: { Name: 'a' } }}               | ${[{ Name: 'a' }]}
  ${{ Item: [{ Name: 'a' }, 'b', [], 7] }} | ${[{ Name: 'a' }]}
  ${[{ Name: 'a' }]}                       | ${[{ Name: 'a' }]}
  ${{}}                                    | ${[]}
  ${''}                                    | ${[]}
`('as a wrapped list that informs, $written is $read', ({ written, read }) => {
  expect(lenientList(z.object({ Name: lenientText }), 'Item').parse(written)).toEqual(read);
});

test.each`
  written          | read
  ${{ Name: 'a' }} | ${{ Name: 'a' }}
  ${{ Name: [] }}  | ${{}}
  ${{}}            | ${{}}
  ${[]}            | ${undefined}
  ${''}            | ${undefined}
  ${'a'}           | ${undefined}
  ${null}          | ${undefined}
  ${undefined}     | ${undefined}
`('as an object that informs, $written is $read', ({ written, read }) => {
  expect(lenientObject(z.object({ Name: lenientText })).parse(written)).toEqual(read);
});

test.each`
  written           | read
  ${{ Tag: ['a'] }} | ${['a']}
  ${{ Tag: 'a' }}   | ${['a']}
  ${{ Tag: [] }}    | ${[]}
  ${{ Tag: null }}  | ${[]}
  ${{}}             | ${[]}
  ${['a']}          | ${['a']}
  ${null}           | ${[]}
  ${undefined}      | ${[]}
`('as a wrapped list, $written is $read', ({ written, read }) => {
  expect(wrappedImageList('Tag', z.string()).parse(written)).toEqual(read);
});

test.each`
  written        | read
  ${['a', 'b']}  | ${['a', 'b']}
  ${['a', null]} | ${['a']}
  ${[]}          | ${[]}
  ${null}        | ${[]}
`('the list $written is read as $read', ({ written, read }) => {
  expect(imageList(z.string()).parse(written)).toEqual(read);
});

test.each([undefined, 'a', { 0: 'a' }, ['a', 1]])('%j is not a list of a reply', (written) => {
  expect(imageList(z.string()).safeParse(written).success).toBe(false);
});

test.each`
  answer                              | read
  ${{ TotalCount: 0 }}                | ${[]}
  ${{ TotalCount: '0' }}              | ${[]}
  ${{ TotalCount: 0, Images: ['a'] }} | ${['a']}
  ${{ TotalCount: 1, Images: null }}  | ${[]}
  ${{ TotalCount: 1 }}                | ${undefined}
  ${{ TotalCount: '' }}               | ${undefined}
  ${{ TotalCount: null }}             | ${undefined}
  ${{}}                               | ${undefined}
`('the list of the reply $answer is read as $read', ({ answer, read }) => {
  const listing = listReply('Images', z.object({ Images: imageList(z.string()) }));

  expect(listing.safeParse(answer).data?.Images).toEqual(read);
});

test('an error about an element has its path', () => {
  const reply = z.object({ Images: wrappedImageList('Image', z.object({ ImageId: z.string() })) });

  const read = reply.safeParse({ Images: { Image: [{ ImageId: 'm-1' }, {}] } });

  expect(read.error?.issues[0]?.path).toEqual(['Images', 1, 'ImageId']);
});

test('tags keep their values as they are, blanks too', () => {
  const tags = lenientTags().parse([
    { Key: 'env', Value: ' prod ' },
    { Key: 'empty', Value: '' },
    { Key: 'none', Value: null },
    { Key: 'bare' },
    { Key: '__proto__', Value: 'own' },
    { Key: 'number', Value: 7 },
    { Key: 'truth', Value: false },
    { Key: 'object', Value: {} },
    { Key: 8, Value: 'number' },
    { Value: 'no key' },
    'no tag',
  ]);

  expect(Object.entries(tags)).toEqual([
    ['8', 'number'],
    ['env', ' prod '],
    ['empty', ''],
    ['none', ''],
    ['bare', ''],
    ['__proto__', 'own'],
    ['number', '7'],
    ['truth', 'false'],
    ['object', ''],
  ]);
});

test.each`
  word             | ours
  ${'Error'}       | ${'failed'}
  ${'Recycling'}   | ${'recycling'}
  ${'constructor'} | ${'constructor'}
  ${undefined}     | ${undefined}
`('the value $word is read as $ours', ({ word, ours }) => {
  expect(translateValue(word, { error: 'failed' })).toBe(ours);
});

test.each`
  number | size  | total | more
  ${1}   | ${10} | ${0}  | ${[]}
  ${1}   | ${10} | ${10} | ${[]}
  ${1}   | ${10} | ${11} | ${['2']}
  ${1}   | ${2}  | ${7}  | ${['2', '3', '4']}
  ${2}   | ${2}  | ${7}  | ${[]}
  ${1}   | ${0}  | ${0}  | ${[]}
  ${1}   | ${0}  | ${3}  | ${[]}
`('page $number of $total by $size is followed by $more', ({ number, size, total, more }) => {
  const numbering = { PageNumber: number, PageSize: size, TotalCount: total };

  expect(toNumberedPage([], numbering)).toEqual({ images: [], nextCursors: more, total });
});

test.each([
  [{ PageNumber: 1, PageSize: 10 }],
  [{ PageNumber: 1, PageSize: 10, TotalCount: null }],
  [{ PageNumber: 1, PageSize: 10, TotalCount: -1 }],
  [{ PageNumber: 1, PageSize: 10, TotalCount: 'all' }],
  [{ PageNumber: 1, PageSize: 1, TotalCount: 1e12 }],
])('%j is no numbering', (numbering) => {
  expect(pageNumbering.safeParse(numbering).success).toBe(false);
});

test('a chained page without a next token is the last', () => {
  expect(toTokenPage([], undefined)).toEqual({ images: [], nextCursors: [] });
  expect(toTokenPage([], 'next')).toEqual({ images: [], nextCursors: ['next'] });
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
  const images = Array.from({ length: count }, (_, index) => ({ id: `m-${index}` }));

  expect(toOffsetPage(images, total)).toEqual({ images, nextCursors, total });
});

import { listField, objectField, textField } from '../../src/sources/own-fields';
import {
  readArray,
  readBoolean,
  readNumber,
  readTags,
  readText,
  translateValue,
} from '../../src/sources/reply-values';

const name = textField('Name', 'Its name.');

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
  expect(readText(written)).toBe(read);
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
  expect(readNumber(written)).toBe(read);
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
`('as a boolean, $written is $read', ({ written, read }) => {
  expect(readBoolean(written)).toBe(read);
});

test.each`
  written           | read
  ${['a', 'b']}     | ${['a', 'b']}
  ${'a'}            | ${['a']}
  ${['a', null, 7]} | ${['a', 7]}
  ${[]}             | ${[]}
  ${''}             | ${[]}
  ${null}           | ${[]}
  ${undefined}      | ${[]}
  ${{ Tag: ['a'] }} | ${['a']}
  ${{ Tag: 'a' }}   | ${['a']}
  ${{ Tag: null }}  | ${[]}
  ${{}}             | ${[]}
`('as a list that may be wrapped, $written is $read', ({ written, read }) => {
  expect(readArray(written, 'Tag')).toEqual(read);
});

test.each`
  written                                   | read
  ${[{ Name: 'a' }]}                        | ${[{ name: 'a' }]}
  ${{ Items: { Name: 'a' } }}               | ${[{ name: 'a' }]}
  ${{ Items: [{ Name: 'a' }, 'b', [], 7] }} | ${[{ name: 'a' }]}
  ${''}                                     | ${[]}
`('as a list of objects, $written is $read', ({ written, read }) => {
  const parts = listField('Parts', 'Its parts.', { name }, { wrapper: 'Items' });

  expect(parts.read({ Parts: written })).toEqual(read);
});

test.each`
  written          | read
  ${{ Name: 'a' }} | ${{ name: 'a' }}
  ${{ Name: [] }}  | ${{}}
  ${{}}            | ${{}}
  ${[]}            | ${undefined}
  ${''}            | ${undefined}
  ${'a'}           | ${undefined}
  ${null}          | ${undefined}
  ${undefined}     | ${undefined}
`('as an object, $written is $read', ({ written, read }) => {
  const part = objectField('Part', 'Its part.', { name });

  expect(part.read({ Part: written })).toEqual(read);
});

test('tag values keep their blanks', () => {
  const tags = readTags([
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

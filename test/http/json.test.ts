import fc from 'fast-check';
import { MAX_JSON_VALUES, parseJson, TooManyJsonValues } from '../../src/http/json';

test.each`
  text                                         | value
  ${'{"a":123456789012345}'}                   | ${{ a: 123456789012345 }}
  ${'{"a":1234567890123456}'}                  | ${{ a: '1234567890123456' }}
  ${'{"a":-1234567890123456}'}                 | ${{ a: '-1234567890123456' }}
  ${'[1757842212345678901]'}                   | ${['1757842212345678901']}
  ${'[1757842212345678901.0]'}                 | ${['1757842212345678901']}
  ${'[12345678901234567.05]'}                  | ${[Number('12345678901234567.05')]}
  ${'[0.12345678901234567]'}                   | ${[Number('0.12345678901234567')]}
  ${'[12345678901234567.5, 1e300]'}            | ${[Number('12345678901234567.5'), 1e300]}
  ${'{"a":"1757842212345678901"}'}             | ${{ a: '1757842212345678901' }}
  ${'{"a":"x\\" 1757842212345678901"}'}        | ${{ a: 'x" 1757842212345678901' }}
  ${'{"1757842212345678901":7}'}               | ${{ '1757842212345678901': 7 }}
  ${'["\\\\",1757842212345678901]'}            | ${['\\', '1757842212345678901']}
  ${'{"constructor":{},"n":1234567890123456}'} | ${{ constructor: {}, n: '1234567890123456' }}
`('$text is $value', ({ text, value }) => {
  expect(parseJson(Buffer.from(text))).toEqual(value);
});

test.each`
  text                       | value
  ${'["\\ud800"]'}           | ${['\ufffd']}
  ${'["a\\uDFFFb"]'}         | ${['a\ufffdb']}
  ${'["\\ud83d\\ude42 位"]'} | ${['🙂 位']}
  ${'["\\\\ud800"]'}         | ${['\\ud800']}
  ${'{"a":{"b":"\\ude00"}}'} | ${{ a: { b: '\ufffd' } }}
`('$text is well-formed as $value', ({ text, value }) => {
  expect(parseJson(Buffer.from(text))).toEqual(value);
});

test.each(['', '<html>', '{"a":1234567890123456', '{"a" 1234567890123456}'])(
  '%p is no JSON',
  (text) => {
    expect(() => parseJson(Buffer.from(text))).toThrow(SyntaxError);
  },
);

test.each(['{}', '[]', '0'])('a list of %s is parsed up to the limit only', (element) => {
  const values = element === '0' ? MAX_JSON_VALUES : MAX_JSON_VALUES / 2;
  const list = (length: number) => Buffer.from(`[${Array(length).fill(element).join()}]`);

  expect(parseJson(list(values))).toHaveLength(values);
  expect(() => parseJson(list(values + 1))).toThrow(TooManyJsonValues);
});

test('characters in strings are no values', () => {
  const text = ',{['.repeat(MAX_JSON_VALUES);

  expect(parseJson(Buffer.from(JSON.stringify({ text })))).toEqual({ text });
});

test('without long integers, the value is that of JSON.parse', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = JSON.parse(text);
      const isLong = (part: unknown) => Number.isInteger(part) && Math.abs(Number(part)) >= 1e15;
      fc.pre(!JSON.stringify(value, (_, part) => (isLong(part) ? '?' : part)).includes('"?"'));

      expect(parseJson(Buffer.from(text))).toEqual(value);
    }),
  );
});

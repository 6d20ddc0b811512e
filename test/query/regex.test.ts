import fc from 'fast-check';
import { RE2JS } from 're2js';
import {
  nameWildcardToRegex,
  patternWildcardToRegex,
  toRegexPredicate,
} from '../../src/query/regex';

test('both engines match expressions as RE2 does', () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    '_',
    '-',
    ' ',
    '7',
    '^',
    '$',
    '|',
    '.',
    '[ab]',
    'a*',
    '\\.',
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'b', '_', '-', ' ', '7', '.', '\r', '\n', '站'),
  });

  fc.assert(
    fc.property(
      pattern,
      text,
      (pattern, text) =>
        toRegexPredicate(pattern)(text) === RE2JS.compile(pattern).matcher(text).find(),
    ),
    { numRuns: 1000 },
  );
});

test.each`
  name                   | meant
  ${'ubuntu_22_04_x64*'} | ${'ubuntu_22_04_x64.*'}
  ${'*(64 bit)*.vhd'}    | ${'.*\\(64 bit\\).*\\.vhd'}
  ${'ubuntu_22_04_x64'}  | ${undefined}
`('the name $name was meant as $meant', ({ name, meant }) => {
  expect(nameWildcardToRegex(name)).toBe(meant);
});

test.each`
  pattern           | meant
  ${'*ubuntu*'}     | ${'.*ubuntu.*'}
  ${'^ubuntu*x64$'} | ${'^ubuntu.*x64$'}
  ${'a.*b*'}        | ${'a.*b.*'}
  ${'a.*'}          | ${undefined}
  ${'(a|b)*'}       | ${undefined}
  ${'[a-z*]*'}      | ${undefined}
  ${'\\d*'}         | ${undefined}
  ${'\\*'}          | ${undefined}
  ${'ubuntu'}       | ${undefined}
`('the pattern $pattern was meant as $meant', ({ pattern, meant }) => {
  expect(patternWildcardToRegex(pattern)).toBe(meant);
});

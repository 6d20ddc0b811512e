import fc from 'fast-check';
import { RE2JS } from 're2js';
import { toRegexPredicate } from '../../src/query/regex';

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

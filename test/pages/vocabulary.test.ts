import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/paths';
import { pages } from './support/page';

/** Terms that the glossary in AGENTS.md has replaced, and what machines do not do. */
const REPLACED = [
  ...['look-ups?', 'questions?', 'funnels?', 'picks', 'picked', 'narrows', 'narrowing'],
  ...['tells', 'told', 'asks', 'asked', 'whom', 'surplus', 'heeds'],
];
/** In code, a random value is the result of `pick`, and `narrowedBy` is a field of results. */
const REPLACED_IN_PAGES = toPattern([...REPLACED, 'pick', 'narrowed']);
/** Terms that pages have with another meaning. */
const REPLACED_IN_CODE = toPattern([
  ...REPLACED,
  ...['asking', 'strangers?', 'stated', 'judged?', 'doubts?', 'flaws?', 'telling', 'scenes?'],
]);

function toPattern(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'gi');
}

test.each(pages)('%s uses the terms of the glossary', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```.*?^```$/gms, '');

  expect(text.match(REPLACED_IN_PAGES) ?? []).toEqual([]);
});

const files = ['src', 'build', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.c?ts$|\.cjs$/.test(file) && !__filename.endsWith(file)),
);

test('names, comments and titles use the terms of the glossary', () => {
  const replaced = files.flatMap((file) =>
    replacedIn(readFileSync(join(ROOT, file), 'utf8')).map((word) => `${file}: ${word}`),
  );

  expect(replaced).toEqual([]);
});

test.each`
  code                          | words
  ${'const openQuestion = 1;'}  | ${['Question']}
  ${'const MAX_PICKS = 1;'}     | ${['PICKS']}
  ${'// The look-up was told.'} | ${['look-up', 'told']}
  ${"test('it picks one')"}     | ${['picks']}
  ${'class SurplusFlag {}'}     | ${['Surplus']}
`('the replaced terms of $code are $words', ({ code, words }) => {
  expect(replacedIn(code)).toEqual(words);
});

/** The replaced terms in code, also where they are parts of names. */
function replacedIn(code: string): readonly string[] {
  const words = code.replaceAll('_', ' ').replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return words.match(REPLACED_IN_CODE) ?? [];
}

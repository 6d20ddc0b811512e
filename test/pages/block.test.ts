import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocks, commandsOf, pages, placeOf, ROOT } from './support/page';
import { NOT_CHECKED, NOT_RUN, runnerOf } from './support/runner';

test('a test runs or compiles every block of a page', () => {
  const forgotten = blocks.filter((block) => !runnerOf(block)).map(placeOf);

  expect(blocks.length).toBeGreaterThan(80);
  expect(forgotten).toEqual([]);
});

test('every block that is not run is on a page', () => {
  const commands = blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf);
  const firstLines = blocks.map(({ text }) => text.split('\n')[0] ?? '');

  expect(Object.keys(NOT_RUN).filter((command) => !commands.includes(command))).toEqual([]);
  expect(Object.keys(NOT_CHECKED).filter((line) => !firstLines.includes(line))).toEqual([]);
});

test('every replacement of a block exists', () => {
  const reasons = Object.values({ ...NOT_RUN, ...NOT_CHECKED }).join('\n');
  const paths = reasons.match(/[\w./-]+\.test\.ts|\.ci\/run/g) ?? [];

  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test.each(pages)('every block of %s has a language and begins its line', (page) => {
  const fences = readFileSync(join(ROOT, page), 'utf8').match(/^\s*(?:```|~~~)/gm) ?? [];

  expect(fences).toHaveLength(2 * blocks.filter((block) => block.page === page).length);
});

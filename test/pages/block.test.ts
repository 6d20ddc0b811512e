import { blocks, commandsOf, placeOf } from './support/page';
import { NOT_CHECKED, NOT_RUN, runnerOf } from './support/runner';

test('a test runs or compiles every block of a page', () => {
  const forgotten = blocks.filter((block) => !runnerOf(block)).map(placeOf);

  expect(blocks.length).toBeGreaterThan(80);
  expect(forgotten).toEqual([]);
});

test('what is not run stands on a page', () => {
  const commands = blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf);
  const firstLines = blocks.map(({ text }) => text.split('\n')[0] ?? '');

  expect(Object.keys(NOT_RUN).filter((command) => !commands.includes(command))).toEqual([]);
  expect(Object.keys(NOT_CHECKED).filter((line) => !firstLines.includes(line))).toEqual([]);
});

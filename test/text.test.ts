import { ImagepinError } from '../src/errors';
import { constructNaming } from '../src/frontends/cdktf/construct-names';
import { flagNaming } from '../src/frontends/cli/flags/flag-naming';
import { hclNaming } from '../src/frontends/provider/hcl-names';
import { propertyNaming } from '../src/frontends/pulumi/error-text';
import {
  argument,
  cell,
  field,
  joinTexts,
  libraryNaming,
  listNames,
  type MessageTexts,
  mapWords,
  renderText,
  shorten,
  subject,
  text,
  textsOf,
} from '../src/text';

const sentence = text`${subject('ids', '1')} needs ${argument('platformVersion')}, not ${field('createdAt')} ${3}`;

test.each`
  frontEnd        | naming             | rendered
  ${'library'}    | ${libraryNaming}   | ${'ids.1 needs `platformVersion`, not createdAt 3'}
  ${'shell'}      | ${flagNaming}      | ${'value 2 of --ids needs --platform-version, not createdAt 3'}
  ${'HCL'}        | ${hclNaming}       | ${'ids[1] needs `platform_version`, not created_at 3'}
  ${'constructs'} | ${constructNaming} | ${'ids.1 needs `platformVersion`, not createdAt 3'}
  ${'Pulumi'}     | ${propertyNaming}  | ${'ids[1] needs `platformVersion`, not createdAt 3'}
`('one sentence names arguments in the naming of the $frontEnd', ({ naming, rendered }) => {
  expect(renderText(sentence, naming)).toBe(rendered);
});

test.each`
  naming            | rendered
  ${libraryNaming}  | ${'`alicloud.accessKey`, `tags.my key`'}
  ${flagNaming}     | ${'--alicloud accessKey, --tag my key'}
  ${hclNaming}      | ${'`alicloud.access_key`, `tags["my key"]`'}
  ${propertyNaming} | ${'`alicloud.accessKey`, `tags["my key"]`'}
`('a part of an argument is $rendered', ({ naming, rendered }) => {
  const parts = text`${argument('alicloud', 'accessKey')}, ${argument('tags', 'my key')}`;

  expect(renderText(parts, naming)).toBe(rendered);
});

test('words between backticks and names of other things are no arguments', () => {
  const plain = 'write `name` or run `imagepin list`: platformVersion = 22.04 differ in createdAt';

  expect(renderText(text`${plain}`, hclNaming)).toBe(plain);
  expect(renderText(plain, flagNaming)).toBe(plain);
});

test('a text is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(sentence))).toEqual(sentence);
});

test('texts that are empty or absent leave no gap', () => {
  expect(renderText(joinTexts(['One.', '', undefined, text``, text`Two ${2}.`]))).toBe(
    'One. Two 2.',
  );
});

test.each`
  frontEnd     | naming           | rendered
  ${'library'} | ${libraryNaming} | ${['platformVersion  22', 'os               1']}
  ${'HCL'}     | ${hclNaming}     | ${['platform_version  22', 'os                1']}
`('a column is as wide as the names of the $frontEnd', ({ naming, rendered }) => {
  const column = [[field('platformVersion')], 'os'];
  const lines = [
    text`${cell([field('platformVersion')], column)}  22`,
    text`${cell('os', column)}  1`,
  ];

  expect(lines.map((line) => renderText(line, naming))).toEqual(rendered);
});

test.each`
  names              | listed
  ${['a']}           | ${'a'}
  ${['a', 'b']}      | ${'a or b'}
  ${['a', 'b', 'c']} | ${'a, b or c'}
`('$names are listed as $listed', ({ names, listed }) => {
  expect(listNames(names, 'or')).toBe(listed);
});

test('words change, references do not', () => {
  expect(renderText(mapWords(text`a ${argument('name')}`, (words) => words.toUpperCase()))).toBe(
    'A `name`',
  );
});

test('an error has strings and the texts that they come from', () => {
  const message = text`${subject('ids')} is empty`;
  const detail = text`Leave ${argument('ids')} out.`;

  const error = new ImagepinError('InvalidQuery', message, { detail });

  expect(error.message).toBe('ids is empty');
  expect(error.detail).toBe('Leave `ids` out.');
  expect(textsOf<MessageTexts>(error)).toEqual({ message, detail });
  expect(Object.keys(error)).toEqual(expect.not.arrayContaining(['texts']));
});

test('an error of an older copy of this package has strings alone', () => {
  const old = { message: 'ids is empty', detail: 'Leave `ids` out.' };

  expect(textsOf<MessageTexts>(old)).toBe(old);
});

test.each`
  words      | length | short
  ${'abc'}   | ${3}   | ${'abc'}
  ${'abcd'}  | ${3}   | ${'abc...'}
  ${'ab😀c'} | ${3}   | ${'ab...'}
  ${'ab😀c'} | ${4}   | ${'ab😀...'}
`('$words is shortened to $short', ({ words, length, short }) => {
  expect(shorten(words, length)).toBe(short);
});

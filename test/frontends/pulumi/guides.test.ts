import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf } from '../../../src/frontends/fields';
import { ProviderConfiguration } from '../../../src/frontends/provider-configuration';
import { functions, resources, types } from '../../../src/frontends/pulumi/schema.json';
import { ROOT } from '../../support/paths';

const paths = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs/pulumi')).map((name) => `docs/pulumi/${name}`),
];

const configKeys = fieldsOf(ProviderConfiguration).map(({ name }) => name);

test('guides contain only existing keys and tokens', () => {
  const tokens = Object.keys({ ...functions, ...resources });
  const known = [...configKeys, ...tokens.map((token) => token.replace('imagepin:index:', ''))];

  const named = paths.flatMap((path) =>
    [...read(path).matchAll(/imagepin:(?:index:)?(\w+)/g)].map(([, name = '']) => name),
  );

  expect(named.length).toBeGreaterThan(configKeys.length);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('a guide lists the keys of the configuration, each with the line that sets it', () => {
  const listed = rowsOf(read('docs/pulumi/README.md')).filter(([key]) => key.includes('imagepin:'));

  expect(listed.map(([key]) => key)).toEqual(configKeys.map((key) => `\`imagepin:${key}\``));
  for (const [index, key] of configKeys.entries()) {
    expect(listed[index]?.[1]).toMatch(new RegExp(`^\`pulumi config set .*\\bimagepin:${key}\\b`));
  }
});

const [ofImages = '', ofCaches = ''] = read('docs/pulumi/moving-from-alicloud.md').split(
  '## Image caches',
);

test.each([
  [
    'getAlicloudEcsImages',
    ofImages,
    functions['imagepin:index:getAlicloudEcsImages'].inputs,
    types['imagepin:index:AlicloudEcsImage'],
  ],
  [
    'getAlicloudEciImageCaches',
    ofCaches,
    functions['imagepin:index:getAlicloudEciImageCaches'].inputs,
    types['imagepin:index:AlicloudEciImageCache'],
  ],
])('every replacement in %s occurs in the guide', (_, part, args, image) => {
  const there = ['images', 'imageIds', ...Object.keys({ ...args.properties, ...image.properties })];

  const named = rowsOf(part).flatMap(([was, is]) =>
    is.startsWith('the same') ? namesIn(was, /`/) : namesIn(is, /(?:^|; )`/),
  );

  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The rows of all tables, by the first two of their cells. */
function rowsOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^\| (.*?) \| (.*?) \|/gm)].map(([, first = '', second = '']) => [
    first,
    second,
  ]);
}

/** What stands in code after something, without the list that it is a part of. */
function namesIn(cell: string, before: RegExp): readonly string[] {
  const names = new RegExp(`${before.source}(?:\\w+\\[\\]\\.)?(\\w+)`, 'g');
  return [...cell.matchAll(names)].map(([, name = '']) => name);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOsName } from '../../src/image/os-name';
import { normalizePlatform } from '../../src/image/platform';
import { hasVersionPrefix } from '../../src/image/version';
import type { WarningCode } from '../../src/lookup/warnings';

const guide = readGuide('platforms');
const names = rowsUnder('| name |');
const releases = rowsUnder('| `platform_version` | matches |');
const variants = rowsUnder('| an image with this name |');

test.each(names)('the guide reads %s as the code does', (name, ...facts) => {
  const read = readOsName(name);

  expect([read?.platform, read?.platformVersion, read?.variant, read?.language]).toEqual(
    facts.map((fact) => fact.replaceAll('`', '') || undefined),
  );
});

test.each(releases)('%s matches %s, not %s', (wanted, matching, others) => {
  const matches = (release: string) => hasVersionPrefix(release, wanted.replace(/[`"]/g, ''));

  expect(codeWordsIn(matching).map(matches)).toEqual(codeWordsIn(matching).map(() => true));
  expect(codeWordsIn(others).map(matches)).toEqual(codeWordsIn(others).map(() => false));
});

test.each(variants)('the guide reads the variant of %s as the code does', (name, variant = '') => {
  expect([readOsName(name)?.variant]).toEqual(codeWordsIn(variant));
});

test('the guide lists every warning', () => {
  const codes: Readonly<Record<WarningCode, true>> = {
    Simulated: true,
    Incomplete: true,
    TotalMismatch: true,
    MixedCandidates: true,
    Undated: true,
    Unversioned: true,
    Deprecated: true,
    Expiring: true,
    UnverifiedOwner: true,
    UnquotedVersion: true,
  };

  const listed = rowsUnder('| code |', readGuide('warnings')).map(([code]) => codeWordsIn(code)[0]);

  expect(listed).toEqual(Object.keys(codes));
});

test('the guide names the platforms of the table', () => {
  const [, list = ''] = /^The name of a distribution is .*?: (.*)$/m.exec(guide) ?? [];
  const platforms = codeWordsIn(list);

  expect(platforms.map(normalizePlatform)).toEqual(platforms);
  expect(platforms.map((platform) => readOsName(`${platform} 1`)?.platform)).toEqual(platforms);
  expect(platforms.length).toBeGreaterThan(20);
});

function readGuide(name: string): string {
  return readFileSync(join(__dirname, `../../docs/guides/${name}.md`), 'utf8');
}

function rowsUnder(heading: string, page = guide): [string, ...string[]][] {
  const [, table = ''] = page.split(heading);
  const [lines = ''] = table.split('\n\n');
  return lines
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1))
    .map(([first = '', ...others]) => [first, ...others].map((cell) => cell.trim()))
    .map(([first = '', ...others]): [string, ...string[]] => [first, ...others]);
}

function codeWordsIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

import { compareVersions, hasVersionPrefix } from '../../src/image/version';

test.each`
  lower                  | higher
  ${'9'}                 | ${'10'}
  ${'22.04'}             | ${'22.10'}
  ${'22.04'}             | ${'24.04'}
  ${'7'}                 | ${'7.6'}
  ${'1.0'}               | ${'1.0.1'}
  ${'2012 R2'}           | ${'2022'}
  ${'15 SP4'}            | ${'15 SP6'}
  ${'12 SP5'}            | ${'15'}
  ${'15 sp4'}            | ${'15 SP10'}
  ${'V20'}               | ${'25'}
  ${'2008'}              | ${'2008 R2'}
  ${'2008 R2'}           | ${'2008 R2 SP1'}
  ${'1.0-beta'}          | ${'1.0-rc'}
  ${'90071992547409921'} | ${'90071992547409922'}
  ${''}                  | ${'1'}
  ${'1'}                 | ${'01.0'}
`('$lower is lower than $higher', ({ lower, higher }) => {
  expect(compareVersions(lower, higher)).toBeLessThan(0);
  expect(compareVersions(higher, lower)).toBeGreaterThan(0);
});

test('versions that differ only in leading zeros are not equal', () => {
  expect(compareVersions('22.4', '22.04')).not.toBe(0);
});

test.each`
  version      | prefix       | matches
  ${'22.04'}   | ${'22'}      | ${true}
  ${'22.04'}   | ${'22.04'}   | ${true}
  ${'22.04.5'} | ${'22.04'}   | ${true}
  ${'220'}     | ${'22'}      | ${false}
  ${'22.041'}  | ${'22.04'}   | ${false}
  ${'2012 R2'} | ${'2012 r2'} | ${true}
  ${'2012 R2'} | ${'2012'}    | ${true}
  ${'22'}      | ${'22.04'}   | ${false}
  ${'7u3'}     | ${'7'}       | ${true}
  ${'12.10'}   | ${'12.1'}    | ${false}
  ${'15 SP6'}  | ${'15'}      | ${true}
  ${'15 SP6'}  | ${'15sp6'}   | ${true}
  ${'15 SP6'}  | ${'15 SP'}   | ${true}
  ${'V10 SP3'} | ${'10'}      | ${true}
  ${'22.04'}   | ${'-'}       | ${false}
`('the prefix $prefix matches $version: $matches', ({ version, prefix, matches }) => {
  expect(hasVersionPrefix(version, prefix)).toBe(matches);
});

import { execFileSync, spawn } from 'node:child_process';

test('a unit test cannot start a process', () => {
  const error = /^a unit test called \w+: rename its file to \*-process\.test\.ts$/;

  expect(() => execFileSync('true')).toThrow(error);
  expect(() => spawn('true')).toThrow(error);
});

test('a unit test cannot load the built package', () => {
  expect(() => require('imagepin/cdktf')).toThrow(
    'a unit test loaded the built package: rename its file to *-process.test.ts',
  );
});

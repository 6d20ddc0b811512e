import { nearest } from '../../src/image/nearest';

const architectures = ['x86_64', 'arm64', 'i386'];

test.each`
  word          | choices                            | meant
  ${'amd64'}    | ${architectures}                   | ${'x86_64'}
  ${'aarch64'}  | ${architectures}                   | ${'arm64'}
  ${'AMR64'}    | ${architectures}                   | ${'arm64'}
  ${'platfrom'} | ${['platform', 'platformVersion']} | ${'platform'}
  ${'sparc'}    | ${architectures}                   | ${undefined}
  ${'x'}        | ${[]}                              | ${undefined}
`('$word probably means $meant', ({ word, choices, meant }) => {
  expect(nearest(word, choices)).toBe(meant);
});

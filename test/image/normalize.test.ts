import { normalizeArchitecture } from '../../src/image/normalize';

test.each`
  word             | architecture
  ${'AMD64'}       | ${'x86_64'}
  ${' aarch64 '}   | ${'arm64'}
  ${'riscv64'}     | ${'riscv64'}
  ${'constructor'} | ${'constructor'}
  ${' '}           | ${undefined}
  ${null}          | ${undefined}
`('architecture $word becomes $architecture', ({ word, architecture }) => {
  expect(normalizeArchitecture(word)).toBe(architecture);
});

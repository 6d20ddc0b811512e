import { toArchitecture } from '../../src/image/spelling';

test.each`
  word             | architecture
  ${'AMD64'}       | ${'x86_64'}
  ${' aarch64 '}   | ${'arm64'}
  ${'riscv64'}     | ${'riscv64'}
  ${'constructor'} | ${'constructor'}
  ${' '}           | ${undefined}
  ${null}          | ${undefined}
`('the architecture $word is $architecture', ({ word, architecture }) => {
  expect(toArchitecture(word)).toBe(architecture);
});

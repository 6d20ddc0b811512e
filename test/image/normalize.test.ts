import { normalizeArchitecture } from '../../src/image/normalize';

test.each`
  value            | architecture
  ${'AMD64'}       | ${'x86_64'}
  ${' aarch64 '}   | ${'arm64'}
  ${'riscv64'}     | ${'riscv64'}
  ${'constructor'} | ${'constructor'}
  ${' '}           | ${undefined}
  ${null}          | ${undefined}
`('architecture $value becomes $architecture', ({ value, architecture }) => {
  expect(normalizeArchitecture(value)).toBe(architecture);
});

import { nameWildcardToRegex, patternWildcardToRegex } from '../../src/query/wildcard';

test.each`
  name                   | meant
  ${'ubuntu_22_04_x64*'} | ${'ubuntu_22_04_x64.*'}
  ${'*(64 bit)*.vhd'}    | ${'.*\\(64 bit\\).*\\.vhd'}
  ${'ubuntu_22_04_x64'}  | ${undefined}
`('the name $name was meant as $meant', ({ name, meant }) => {
  expect(nameWildcardToRegex(name)).toBe(meant);
});

test.each`
  pattern           | meant
  ${'*ubuntu*'}     | ${'.*ubuntu.*'}
  ${'^ubuntu*x64$'} | ${'^ubuntu.*x64$'}
  ${'a.*b*'}        | ${'a.*b.*'}
  ${'a.*'}          | ${undefined}
  ${'(a|b)*'}       | ${undefined}
  ${'[a-z*]*'}      | ${undefined}
  ${'\\d*'}         | ${undefined}
  ${'\\*'}          | ${undefined}
  ${'ubuntu'}       | ${undefined}
`('the pattern $pattern was meant as $meant', ({ pattern, meant }) => {
  expect(patternWildcardToRegex(pattern)).toBe(meant);
});

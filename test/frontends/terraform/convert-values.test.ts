import { toAttributeValues } from '../../../src/frontends/terraform/convert-values';

const fields = [{ name: 'sizeGib', type: { kind: 'number' } }] as const;

test.each`
  size      | sent
  ${40}     | ${40}
  ${0.1}    | ${'0.1'}
  ${1.2e20} | ${'120000000000000000000'}
  ${1e-7}   | ${'1e-7'}
`('a size of $size is sent as the decimal number that states hold', ({ size, sent }) => {
  expect(toAttributeValues({ sizeGib: size }, fields)).toEqual({ size_gib: sent });
});

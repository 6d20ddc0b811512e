import { ImagepinError } from '../../../src/errors';
import { toErrorText } from '../../../src/frontends/pulumi/error-text';

test.each`
  missing  | path          | isTold
  ${true}  | ${['region']} | ${true}
  ${false} | ${['region']} | ${false}
  ${true}  | ${['owners']} | ${false}
`(
  'an error about $path (missing: $missing) says how to set a region',
  ({ missing, path, isTold }) => {
    const detail = 'Leave it out: IMAGEPIN_REGION says it too.';

    const text = toErrorText(new ImagepinError('InvalidQuery', 'wrong', { detail, missing, path }));

    expect(text.includes('pulumi config set imagepin:region')).toBe(isTold);
  },
);

import { nearest } from '../../src/image/nearest';

const owners = ['system', 'self', 'shared', 'marketplace'];
const architectures = ['x86_64', 'arm64', 'i386'];

test.each`
  word             | choices                            | meant
  ${'amd64'}       | ${architectures}                   | ${'x86_64'}
  ${'aarch64'}     | ${architectures}                   | ${'arm64'}
  ${'AMR64'}       | ${architectures}                   | ${'arm64'}
  ${'platfrom'}    | ${['platform', 'platformVersion']} | ${'platform'}
  ${'sparc'}       | ${architectures}                   | ${undefined}
  ${'others'}      | ${owners}                          | ${'shared'}
  ${'public'}      | ${owners}                          | ${'system'}
  ${'Private'}     | ${owners}                          | ${'self'}
  ${'others'}      | ${['system', 'self']}              | ${undefined}
  ${'osType'}      | ${['os', 'usage']}                 | ${'os'}
  ${'image_id'}    | ${['ids', 'name']}                 | ${'ids'}
  ${'bootm'}       | ${['bootMode', 'name']}            | ${'bootMode'}
  ${'platf'}       | ${['platformVersion', 'platform']} | ${'platform'}
  ${'image'}       | ${['imageUrl', 'imageFullMatch']}  | ${undefined}
  ${'constructor'} | ${owners}                          | ${undefined}
  ${'x'}           | ${[]}                              | ${undefined}
`('$word probably means $meant', ({ word, choices, meant }) => {
  expect(nearest(word, choices)).toBe(meant);
});

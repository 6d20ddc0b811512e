import { nearest } from '../../src/image/nearest';
import { ARGUMENT_WORDS, OWNER_WORDS } from '../../src/lookup/others-words';

const owners = ['system', 'self', 'shared', 'marketplace'];
const architectures = ['x86_64', 'arm64', 'i386'];

test.each`
  word               | choices                            | meant
  ${'amd64'}         | ${architectures}                   | ${'x86_64'}
  ${'aarch64'}       | ${architectures}                   | ${'arm64'}
  ${'AMR64'}         | ${architectures}                   | ${'arm64'}
  ${'platfrom'}      | ${['platform', 'platformVersion']} | ${'platform'}
  ${'sparc'}         | ${architectures}                   | ${undefined}
  ${'bootm'}         | ${['bootMode', 'name']}            | ${'bootMode'}
  ${'platf'}         | ${['platformVersion', 'platform']} | ${'platform'}
  ${'image'}         | ${['imageUrl', 'imageFullMatch']}  | ${undefined}
  ${'constructor'}   | ${owners}                          | ${undefined}
  ${'x'}             | ${[]}                              | ${undefined}
  ${'public'}        | ${owners}                          | ${undefined}
  ${'latest'}        | ${['mostRecent', 'team']}          | ${undefined}
  ${'zz'}            | ${['os', 'id']}                    | ${undefined}
  ${'sx'}            | ${['os', 'ss']}                    | ${'ss'}
  ${'q'}             | ${['os', 'a']}                     | ${undefined}
  ${'gup'}           | ${['gpu', 'gcc']}                  | ${'gpu'}
  ${'abc'}           | ${['axy']}                         | ${undefined}
  ${'English'}       | ${['en', 'zh']}                    | ${'en'}
  ${'zh-CN'}         | ${['en', 'zh']}                    | ${'zh'}
  ${'cn-hangzhou-b'} | ${['cn-hangzhou', 'cn']}           | ${'cn-hangzhou'}
  ${'axis'}          | ${['a', 'b']}                      | ${undefined}
  ${''}              | ${['os']}                          | ${undefined}
`('$word of $choices probably means $meant', ({ word, choices, meant }) => {
  expect(nearest(word, choices)).toBe(meant);
});

test.each`
  word             | choices               | synonyms          | meant
  ${'others'}      | ${owners}             | ${OWNER_WORDS}    | ${'shared'}
  ${'public'}      | ${owners}             | ${OWNER_WORDS}    | ${'system'}
  ${'Private'}     | ${owners}             | ${OWNER_WORDS}    | ${'self'}
  ${'others'}      | ${['system', 'self']} | ${OWNER_WORDS}    | ${undefined}
  ${'constructor'} | ${owners}             | ${OWNER_WORDS}    | ${undefined}
  ${'osType'}      | ${['os', 'usage']}    | ${ARGUMENT_WORDS} | ${'os'}
  ${'image_id'}    | ${['ids', 'name']}    | ${ARGUMENT_WORDS} | ${'ids'}
`('$word means $meant to others', ({ word, choices, synonyms, meant }) => {
  expect(nearest(word, choices, synonyms)).toBe(meant);
});

import { nearestChoice } from '../../src/image/did-you-mean';
import { ARGUMENT_SYNONYMS, OWNER_SYNONYMS } from '../../src/query/synonyms';

const ownerAliases = ['system', 'self', 'shared', 'marketplace'];
const architectures = ['x86_64', 'arm64', 'i386'];

test.each`
  value              | choices                            | suggestion
  ${'amd64'}         | ${architectures}                   | ${'x86_64'}
  ${'aarch64'}       | ${architectures}                   | ${'arm64'}
  ${'AMR64'}         | ${architectures}                   | ${'arm64'}
  ${'platfrom'}      | ${['platform', 'platformVersion']} | ${'platform'}
  ${'sparc'}         | ${architectures}                   | ${undefined}
  ${'bootm'}         | ${['bootMode', 'name']}            | ${'bootMode'}
  ${'platf'}         | ${['platformVersion', 'platform']} | ${'platform'}
  ${'image'}         | ${['imageUrl', 'imageFullMatch']}  | ${undefined}
  ${'constructor'}   | ${ownerAliases}                    | ${undefined}
  ${'x'}             | ${[]}                              | ${undefined}
  ${'public'}        | ${ownerAliases}                    | ${undefined}
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
`('$value among $choices suggests $suggestion', ({ value, choices, suggestion }) => {
  expect(nearestChoice(value, choices)).toBe(suggestion);
});

test.each`
  value            | choices               | synonyms             | suggestion
  ${'others'}      | ${ownerAliases}       | ${OWNER_SYNONYMS}    | ${'shared'}
  ${'public'}      | ${ownerAliases}       | ${OWNER_SYNONYMS}    | ${'system'}
  ${'Private'}     | ${ownerAliases}       | ${OWNER_SYNONYMS}    | ${'self'}
  ${'others'}      | ${['system', 'self']} | ${OWNER_SYNONYMS}    | ${undefined}
  ${'constructor'} | ${ownerAliases}       | ${OWNER_SYNONYMS}    | ${undefined}
  ${'osType'}      | ${['os', 'usage']}    | ${ARGUMENT_SYNONYMS} | ${'os'}
  ${'image_id'}    | ${['ids', 'name']}    | ${ARGUMENT_SYNONYMS} | ${'ids'}
`('the synonym $value suggests $suggestion', ({ value, choices, synonyms, suggestion }) => {
  expect(nearestChoice(value, choices, synonyms)).toBe(suggestion);
});

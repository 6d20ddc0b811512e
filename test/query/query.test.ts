import { validateQuery } from '../../src/client/parse-query';
import { ImagepinError } from '../../src/errors';
import { canonicalQuery } from '../../src/query/canonical-query';
import type { LookupKind } from '../../src/query/query';
import { parseQuery } from '../support/parse-query';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou', owners: ['system'] };
const batch = { source: 'alicloud-batchcompute', region: 'cn-hangzhou' };
const aic = { source: 'alicloud-aic', owners: ['system'] };
const volcengine = { source: 'volcengine-ecs', region: 'cn-beijing', owners: ['system'] };
const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, '']));

test.each`
  query                                                                      | message                                                                                            | hint
  ${{ source: 'alicloud-esc' }}                                              | ${'unknown source "alicloud-esc"'}                                                                 | ${'Did you mean "alicloud-ecs"?'}
  ${{}}                                                                      | ${'source is required'}                                                                            | ${'Choose one of alicloud-ecs'}
  ${{ ...ecs, platfrom: 'ubuntu' }}                                          | ${'unknown argument "platfrom"'}                                                                   | ${'Did you mean "platform"?'}
  ${{ ...ecs, architecture: 'amd64' }}                                       | ${'architecture "amd64" is not one of x86_64, arm64, i386'}                                        | ${'Did you mean "x86_64"?'}
  ${{ ...ecs, nvmeSupport: true }}                                           | ${'nvmeSupport true is not one of supported, unsupported'}                                         | ${'Did you mean "supported"?'}
  ${{ ...ecs, nvmeSupport: 'false' }}                                        | ${'nvmeSupport "false" is not one of supported, unsupported'}                                      | ${'Did you mean "unsupported"?'}
  ${{ ...ecs, usage: 'instnce' }}                                            | ${'usage "instnce" is not one of instance, none'}                                                  | ${'Did you mean "instance"?'}
  ${{ ...ecs, nameRegex: 'ubuntu_(22' }}                                     | ${'nameRegex "ubuntu_(22" is not a valid RE2 expression: missing closing ) at character 8, "(22"'} | ${''}
  ${{ ...ecs, nameRegex: 'a(?=b)' }}                                         | ${'is not a valid RE2 expression'}                                                                 | ${''}
  ${{ ...ecs, ids: [''] }}                                                   | ${'ids.0 is empty'}                                                                                | ${'Leave it out'}
  ${{ ...ecs, platfrom: '' }}                                                | ${'unknown argument "platfrom"'}                                                                   | ${'Did you mean "platform"?'}
  ${{ ...ecs, source: '' }}                                                  | ${'source is required'}                                                                            | ${'Choose one of alicloud-ecs'}
  ${{ ...ecs, nameRegex: /ubuntu/ }}                                         | ${'nameRegex /ubuntu/ is not a string'}                                                            | ${''}
  ${{ ...ecs, mostRecent: 'yes' }}                                           | ${'mostRecent "yes" is not true or false'}                                                         | ${''}
  ${{ ...ecs, timeoutSeconds: 0 }}                                           | ${'timeoutSeconds 0 is not more than 0'}                                                           | ${''}
  ${{ ...ecs, createdAfter: 'yesterday' }}                                   | ${'createdAfter "yesterday" is not a date or an RFC 3339 timestamp'}                               | ${''}
  ${{ ...ecs, createdAfter: '2026-02-01', createdBefore: '2026-01-01' }}     | ${'createdAfter 2026-02-01T00:00:00.000Z is not before'}                                           | ${'swap'}
  ${{ ...ecs, region: 'evil.example/' }}                                     | ${'region "evil.example/" is not a region'}                                                        | ${''}
  ${{ ...ecs, region: undefined }}                                           | ${'alicloud-ecs requires a region'}                                                                | ${'IMAGEPIN_REGION'}
  ${{ ...aic, region: 'cn-hangzhou' }}                                       | ${'alicloud-aic has no region "cn-hangzhou"'}                                                      | ${'Leave `region` out'}
  ${{ ...aic, region: 'ap-southeast1' }}                                     | ${'alicloud-aic has no region "ap-southeast1"'}                                                    | ${'Did you mean "ap-southeast-1"?'}
  ${{ ...ecs, os: 'android' }}                                               | ${'alicloud-ecs has no images with os android'}                                                    | ${'linux or windows'}
  ${{ ...volcengine, os: 'android' }}                                        | ${'volcengine-ecs has no images with os android'}                                                  | ${''}
  ${{ ...volcengine, architecture: 'i386' }}                                 | ${'volcengine-ecs has no images with architecture i386'}                                           | ${'x86_64 or arm64'}
  ${{ ...volcengine, bootMode: 'uefi-preferred' }}                           | ${'volcengine-ecs has no images with bootMode uefi-preferred'}                                     | ${'bios or uefi'}
  ${{ ...batch, os: 'android' }}                                             | ${'alicloud-batchcompute has no images with os android'}                                           | ${''}
  ${{ source: 'alicloud-eci', region: 'cn-hangzhou', os: 'windows' }}        | ${'alicloud-eci has no images with os windows'}                                                    | ${'linux'}
  ${{ source: 'alicloud-eci', region: 'cn-hangzhou', owners: ['system'] }}   | ${'alicloud-eci has no system images'}                                                             | ${'The only owner of alicloud-eci is self.'}
  ${{ ...aic, os: 'linux' }}                                                 | ${'alicloud-aic has no images with os linux'}                                                      | ${'android'}
  ${{ ...aic, platform: 'ubuntu' }}                                          | ${'alicloud-aic has no images with platform ubuntu'}                                               | ${'android'}
  ${{ ...batch, architecture: 'arm64' }}                                     | ${'alicloud-batchcompute does not report architecture'}                                            | ${'Leave `architecture` out'}
  ${{ ...volcengine, status: 'deprecated' }}                                 | ${'volcengine-ecs has no images with the status deprecated'}                                       | ${'available, creating, failed'}
  ${{ ...ecs, tags: { '': 'x' } }}                                           | ${'has a tag without a key'}                                                                       | ${''}
  ${{ ...ecs, tags: JSON.parse('{"__proto__": "x"}') }}                      | ${'tag "__proto__" cannot be used as a filter'}                                                    | ${''}
  ${{ ...ecs, tags: { ['k'.repeat(65)]: '' } }}                              | ${'is too long'}                                                                                   | ${'64'}
  ${{ ...ecs, region: 'CN Hangzhou' }}                                       | ${'region "CN Hangzhou" is not a region'}                                                          | ${''}
  ${{ ...batch, instanceType: 'ecs.g7.large' }}                              | ${'alicloud-batchcompute does not filter by instance type'}                                        | ${''}
  ${{ source: 'alicloud-eci', region: 'cn-hangzhou', imageFullMatch: true }} | ${'imageFullMatch requires `matchImages`'}                                                         | ${'List them'}
  ${{ ...aic, name: 'x' }}                                                   | ${'alicloud-aic does not report name'}                                                             | ${''}
  ${{ ...batch, sortBy: 'version' }}                                         | ${'alicloud-batchcompute does not report platformVersion or version'}                              | ${''}
  ${{ ...ecs, tags: tags(21) }}                                              | ${'21 tags are more than the 20'}                                                                  | ${''}
  ${{ ...volcengine, tags: tags(11) }}                                       | ${'11 tags are more than the 10'}                                                                  | ${''}
  ${{ ...ecs, owners: ['sytem'] }}                                           | ${'owner "sytem" is neither a known owner nor an account ID'}                                      | ${'Did you mean "system"?'}
  ${{ ...volcengine, owners: ['community'] }}                                | ${'volcengine-ecs has no community images'}                                                        | ${''}
  ${{ ...aic, owners: ['1234567890'] }}                                      | ${'alicloud-aic does not report ownerId'}                                                          | ${''}
  ${{ ...ecs, limit: 3 }}                                                    | ${'unknown argument "limit"'}                                                                      | ${''}
  ${{ ...ecs, name: 'a\ud800' }}                                             | ${'name "a\\ud800" is not valid Unicode'}                                                          | ${'Correct the text'}
  ${{ ...ecs, tags: { env: 'a\udc00b' } }}                                   | ${'tags.env "a\\udc00b" is not valid Unicode'}                                                     | ${''}
  ${{ ...ecs, tags: { '\ud800': 'a' } }}                                     | ${'tags "\\ud800" is not valid Unicode'}                                                           | ${''}
  ${[Object.create(null), 0n]}                                               | ${'the query [ [Object: null prototype] {}, 0n ] is not an object'}                                | ${'received a list'}
  ${'alicloud-ecs'}                                                          | ${'the query "alicloud-ecs" is not an object'}                                                     | ${''}
`('$query is refused: $message', ({ query, message, hint }) => {
  const error = validationErrorOf(query);

  expect(error.message).toContain(message);
  expect(error.detail).toContain(hint);
});

test.each`
  source        | empty
  ${ecs}        | ${{ name: '' }}
  ${ecs}        | ${{ ids: [], tags: {}, description: '', os: '', architecture: '', status: '' }}
  ${ecs}        | ${{ tags: Object.create(null), createdAfter: '', nameRegex: '', family: '' }}
  ${ecs}        | ${{ sortBy: '', usage: '', instanceType: '' }}
  ${batch}      | ${{ architecture: '', owners: [] }}
  ${aic}        | ${{ region: '' }}
  ${volcengine} | ${{ bootMode: '', cloudInit: '' }}
`('$empty is no filter', ({ source, empty }) => {
  const [plain, canonical] = [source, { ...source, ...empty }].map((query) =>
    canonicalQuery(parseQuery(query, 'find').query),
  );

  expect(canonical).toBe(plain);
  expect(validateQuery({ ...source, ...empty }, 'find')).toEqual([]);
});

test('an empty region is the one of the environment', () => {
  const { query } = parseQuery({ ...ecs, region: '' }, 'find', 'cn-beijing');

  expect(query.region).toBe('cn-beijing');
});

test.each(['nameRegex', 'excludeNameRegex', 'osNameRegex'])(
  'a %s that is too long has no other error',
  (argument) => {
    const errors = validateQuery({ ...ecs, [argument]: `${'['.repeat(1001)}*` }, 'find');

    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('is longer than 1000 characters'),
    ]);
  },
);

test('nothing changes a parsed query, and parsing changes no input', () => {
  const input = { ...ecs, region: undefined, ids: ['m-1'], tags: { env: 'prod' } };

  const { query } = parseQuery(input, 'find', 'cn-beijing');

  expect([query, query.ids, query.tags, query.owners].every(Object.isFrozen)).toBe(true);
  expect([input, input.ids, input.tags, input.owners].some(Object.isFrozen)).toBe(false);
});

test('every argument that is wrong is named', () => {
  const error = validationErrorOf({ ...ecs, os: 'bsd', bootMode: 'fast' });

  expect([error.message, error.detail].join()).toMatch(/os "bsd".*`bootMode` "fast"/s);
});

test.each`
  query                                                    | kind      | refused
  ${{ owners: undefined }}                                 | ${'find'} | ${'requires `owners` or `ids` when one image is selected'}
  ${{ owners: [], ids: [] }}                               | ${'find'} | ${'requires `owners` or `ids` when one image is selected'}
  ${{ owners: undefined, mostRecent: true }}               | ${'list'} | ${'requires `owners` or `ids` when one image is selected'}
  ${{ owners: ['shared'] }}                                | ${'find'} | ${'does not identify an account'}
  ${{ owners: ['system', 'community'] }}                   | ${'find'} | ${'does not identify an account'}
  ${{ owners: ['marketplace'] }}                           | ${'list'} | ${'does not identify an account'}
  ${{ owners: undefined }}                                 | ${'list'} | ${undefined}
  ${{ owners: undefined, ids: ['m-1'] }}                   | ${'find'} | ${undefined}
  ${{ owners: ['system'] }}                                | ${'find'} | ${undefined}
  ${{ owners: ['1234567890123456'] }}                      | ${'find'} | ${undefined}
  ${{ owners: ['shared', '1234567890123456'] }}            | ${'find'} | ${undefined}
  ${{ owners: ['community'], allowUnverifiedOwner: true }} | ${'find'} | ${undefined}
`('the owner guard rejects a $kind with $query: $refused', ({ query, kind, refused }) => {
  const whole = { ...ecs, ...query };

  expect(parseOrError(whole, kind)?.message ?? '').toContain(refused ?? '');
  expect(parseOrError(whole, kind) === undefined).toBe(refused === undefined);
});

test.each`
  query                                               | kind      | isRefused
  ${{ owners: ['self'] }}                             | ${'find'} | ${true}
  ${{ owners: ['system', 'self'] }}                   | ${'find'} | ${true}
  ${{ owners: ['self'], mostRecent: true }}           | ${'list'} | ${true}
  ${{ owners: ['self'] }}                             | ${'list'} | ${false}
  ${{ owners: ['system'] }}                           | ${'find'} | ${false}
  ${{ owners: ['self'], user: 'web' }}                | ${'find'} | ${false}
  ${{ owners: ['self'], ids: ['m-1'] }}               | ${'find'} | ${false}
  ${{ owners: ['self'], allowUnverifiedOwner: true }} | ${'find'} | ${false}
`(
  'own images may come from other accounts: a $kind with $query is refused: $isRefused',
  ({ query, kind, isRefused }) => {
    const refused = parseOrError({ ...aic, ...query }, kind);

    expect(refused?.message).toBe(
      isRefused
        ? 'alicloud-aic requires `user` or `ids` when one image of your own is selected'
        : undefined,
    );
    expect(refused?.path).toEqual(isRefused ? ['user'] : undefined);
  },
);

test.each([{ ids: ['m-1'] }, { family: 'acs:ubuntu_22_04_x64' }, { tags: { env: 'prod' } }])(
  'a list by %j alone is allowed',
  (filter) => {
    expect(parseOrError({ ...ecs, owners: undefined, ...filter }, 'list')).toBeUndefined();
  },
);

test('a lookup of one image by its id alone is allowed', () => {
  expect(parseOrError({ ...ecs, owners: undefined, ids: ['m-1'] }, 'find')).toBeUndefined();
});

test('a source without images of other accounts requires no owner', () => {
  expect(parseOrError({ ...batch, mostRecent: true }, 'find')).toBeUndefined();
});

test.each`
  query                                  | path                | missing
  ${{ ...ecs, region: undefined }}       | ${['region']}       | ${true}
  ${{ ...ecs, owners: undefined }}       | ${['owners']}       | ${true}
  ${{ ...ecs, source: '' }}              | ${['source']}       | ${true}
  ${{ ...aic, region: 'cn-nowhere' }}    | ${['region']}       | ${false}
  ${{ ...ecs, region: 'evil.example/' }} | ${['region']}       | ${false}
  ${{ ...ecs, architecture: 'amd64' }}   | ${['architecture']} | ${false}
`('an error about $path has missing = $missing', ({ query, path, missing }) => {
  expect(validateQuery(query, 'find')).toMatchObject([{ path, missing }]);
});

test('the argument to blame is in the path', () => {
  expect(validationErrorOf({ ...ecs, architecture: 'amd64' }).path).toEqual(['architecture']);
  expect(validationErrorOf({ ...ecs, ids: ['m-1', ''] }).path).toEqual(['ids', '1']);
});

test('the region of a query overrides the default region', () => {
  expect(parseQuery(ecs, 'find', 'cn-beijing').query.region).toBe('cn-hangzhou');
  expect(parseQuery({ ...ecs, region: undefined }, 'find', 'cn-beijing').query.region).toBe(
    'cn-beijing',
  );
});

test.each`
  query                                                                      | unknown                     | paths
  ${{ ...ecs, os: 'bsd', bootMode: 'fast' }}                                 | ${[]}                       | ${['os', 'bootMode']}
  ${{ ...ecs, region: undefined }}                                           | ${[]}                       | ${['region']}
  ${{ ...ecs, region: undefined }}                                           | ${['region']}               | ${[]}
  ${{ ...ecs, region: '' }}                                                  | ${[]}                       | ${['region']}
  ${{ ...ecs, owners: [] }}                                                  | ${['name']}                 | ${['owners']}
  ${{ ...ecs, owners: undefined }}                                           | ${['name']}                 | ${['owners']}
  ${{ ...ecs, owners: undefined }}                                           | ${['owners']}               | ${[]}
  ${{ ...ecs, owners: undefined }}                                           | ${['ids']}                  | ${[]}
  ${{ ...ecs, owners: ['shared'] }}                                          | ${['allowUnverifiedOwner']} | ${[]}
  ${{ ...ecs, owners: ['shared'] }}                                          | ${['name']}                 | ${['owners']}
  ${{ source: 'alicloud-eci', region: 'cn-hangzhou', imageFullMatch: true }} | ${['matchImages']}          | ${[]}
  ${{ ...aic, owners: ['self'] }}                                            | ${['name']}                 | ${['user']}
  ${{ ...aic, owners: ['self'] }}                                            | ${['user']}                 | ${[]}
  ${{ ...aic, owners: ['self'] }}                                            | ${['ids']}                  | ${[]}
  ${{ ...aic, owners: ['self'] }}                                            | ${['allowUnverifiedOwner']} | ${[]}
  ${{ source: 'alicloud-eci', region: 'cn-hangzhou', imageFullMatch: true }} | ${['name']}                 | ${['imageFullMatch']}
  ${{ source: 'alicloud-esc', os: 'bsd' }}                                   | ${[]}                       | ${['source']}
  ${{ os: 'bsd', architecture: 'amd64' }}                                    | ${['source']}               | ${['os', 'architecture']}
`(
  'while $unknown is unknown, the invalid arguments of $query are $paths',
  ({ query, unknown, paths }) => {
    const found = validateQuery(query, 'find', new Set(unknown));

    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
  },
);

function validationErrorOf(query: unknown): ImagepinError {
  const error = parseOrError(query, 'find');
  if (!error) {
    throw new Error('it was accepted');
  }
  return error;
}

function parseOrError(query: unknown, kind: LookupKind): ImagepinError | undefined {
  try {
    parseQuery(query, kind);
    return undefined;
  } catch (error) {
    if (!ImagepinError.is(error)) {
      throw error;
    }
    return error;
  }
}

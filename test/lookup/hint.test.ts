import type { Image } from '../../src/image/image';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { getSource } from '../../src/sources/registry';
import { imagepinErrorOf } from '../support/errors';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };

/** An image as Alibaba Cloud publishes it; its fields are read from its names. */
function publishedImage(id: string, osNameEn: string, fields: Partial<Image> = {}): Image {
  const aliasFields = { osNameEn, reportedPlatform: osNameEn.split(' ')[0] };
  const [, day = '20260101'] = /_(\d{8})\./.exec(id) ?? [];
  const createdAt = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00.000Z`;
  return image(id, {
    os: 'linux',
    architecture: 'x86_64',
    ownerAlias: 'system',
    platform: osNameEn.split(' ')[0]?.toLowerCase(),
    platformVersion: osNameEn.split(' ')[1],
    createdAt,
    ...aliasFields,
    ...fields,
  });
}

const family = 'acs:ubuntu_22_04_x64';
const catalog = [
  publishedImage('ubuntu_22_04_x64_20G_alibase_20250901.vhd', 'Ubuntu 22.04', { family }),
  publishedImage('ubuntu_22_04_x64_40G_alibase_20251120.vhd', 'Ubuntu 22.04', { family }),
  publishedImage('ubuntu_22_04_x64_40G_alibase_20251231.vhd', 'Ubuntu 22.04', {
    family,
    status: 'deprecated',
  }),
  publishedImage('ubuntu_22_04_arm64_20G_alibase_20251130.vhd', 'Ubuntu 22.04'),
  publishedImage(
    'ubuntu_22_04_x64_100G_with_gpu_driver_alibase_20251229.vhd',
    'Ubuntu 22.04 64 bit with NVIDIA GPU Driver',
  ),
  publishedImage('debian_12_10_x64_20G_alibase_20250401.vhd', 'Debian 12.10'),
  publishedImage('rocky_9_5_x64_20G_alibase_20250401.vhd', 'Rocky 9.5'),
  image('m-bp1mine', { name: 'golden-web', ownerAlias: 'self', family: 'golden' }),
  image('m-bp1market', { name: 'panel', ownerAlias: 'marketplace', ownerId: '1234567890123456' }),
];

test.each`
  query                                                     | hint
  ${{ name: 'ubuntu_22_04_x64*' }}                          | ${'"ubuntu_22_04_x64*" is compared literally. To use it as a wildcard, set `nameRegex` to `ubuntu_22_04_x64.*`.'}
  ${{ name: 'ubuntu*.vhd' }}                                | ${'set `nameRegex` to `ubuntu.*\\.vhd`'}
  ${{ ids: ['ubuntu*'] }}                                   | ${'"ubuntu*" is compared literally. To use it as a wildcard, set `nameRegex` to `ubuntu.*`.'}
  ${{ nameRegex: '^ubuntu_22_04*_40G' }}                    | ${'To use it as a wildcard, write `^ubuntu_22_04.*_40G`.'}
  ${{ osNameRegex: '^Ubuntu*bit' }}                         | ${'`osNameRegex` "^Ubuntu*bit" matches no image, since * repeats the character before it. To use it as a wildcard, write `^Ubuntu.*bit`.'}
  ${{ nameRegex: 'fedora*x64' }}                            | ${'To use it as a wildcard, write `fedora.*x64`.'}
  ${{ platform: 'ubunut' }}                                 | ${'no listed image has `platform` "ubunut". Did you mean "ubuntu"? The listed images have ubuntu (5), debian (1), rocky (1).'}
  ${{ platform: 'almalinux' }}                              | ${'no listed image has `platform` "almalinux". The listed images have ubuntu'}
  ${{ platform: 'Ubuntu 22.04' }}                           | ${'no listed image has `platform` "Ubuntu 22.04". Set `platform` to ubuntu and `platformVersion` to "22.04". The listed'}
  ${{ platform: 'plan9' }}                                  | ${'no listed image has `platform` "plan9". The listed images have ubuntu'}
  ${{ nameRegex: 'with_gpu_driver' }}                       | ${'only variants match: nvidia-gpu-driver (1). All images that match `nameRegex` are variants, but a plain image is assumed: set `variant` to any, so that the name decides.'}
  ${{ osNameRegex: 'GPU' }}                                 | ${'only variants match: nvidia-gpu-driver (1). Set `variant` to a word of the variant that you want, or to any.'}
  ${{ variant: 'gup' }}                                     | ${'no listed image has `variant` "gup". Did you mean "gpu"? The listed images have'}
  ${{ family: 'ubuntu_22_04_x64' }}                         | ${'Did you mean "acs:ubuntu_22_04_x64"?'}
  ${{ platform: 'debian', platformVersion: '12.1' }}        | ${'`platformVersion` is 12.1, and 12.10 is listed. If you mean 12.10, write "12.10": without quotes it is the number 12.1.'}
  ${{ ids: ['ubuntu_22_04_x64_20G_alibase_20240926.vhd'] }} | ${'"ubuntu_22_04_x64_20G_alibase_20240926.vhd" was replaced: the newest image of its series is "ubuntu_22_04_x64_40G_alibase_20251120.vhd" of family "acs:ubuntu_22_04_x64". Each release has a new ID; `family` "acs:ubuntu_22_04_x64" finds the newest.'}
  ${{ name: 'ubuntu_22_04_x64_20G_alibase_20240926.vhd' }}  | ${'was replaced: the newest image of its series is "ubuntu_22_04_x64_40G_alibase_20251120.vhd"'}
  ${{ ids: ['rocky_9_5_x64_20G_alibase_20240101.vhd'] }}    | ${'"rocky_9_5_x64_20G_alibase_20240101.vhd" was replaced: the newest image of its series is "rocky_9_5_x64_20G_alibase_20250401.vhd".'}
  ${{ ids: ['m-2zeabc'] }}                                  | ${'"m-2zeabc" looks like an ID of cn-beijing, and an ID belongs to one region, but alicloud-ecs searched cn-hangzhou. Set `region` to cn-beijing'}
  ${{ ids: ['m-bp1gone', 'm-bp1gone'] }}                    | ${'not listed: "m-bp1gone". Images of expired subscriptions are listed with `showExpired`.'}
  ${{ ids: ['m-bp1mine'], owners: ['system'] }}             | ${'"m-bp1mine" belongs to self: add self to `owners`, or leave `owners` out'}
  ${{ ids: ['m-bp1market'], owners: ['self'] }}             | ${'"m-bp1market" belongs to marketplace 1234567890123456: add marketplace and 1234567890123456 to `owners`, or leave `owners` out'}
`('$query without a match gets the hint $hint', async ({ query, hint }) => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);

  const { detail } = await imagepinErrorOf(evaluateFind(findQuery(query), read));
  const { explanation } = await evaluateExplain(findQuery(query), read);

  expect(detail).toContain(hint);
  expect(explanation.hints.join('\n')).toContain(hint);
});

test.each`
  query                                                                    | why
  ${{ nameRegex: 'web*', os: 'windows' }}                                  | ${'the expression matches a name as it is'}
  ${{ nameRegex: 'nothing(.*|[a-z]*|\\d*)' }}                              | ${'each star repeats more than a letter'}
  ${{ nameRegex: '^(no|none)xe*$' }}                                       | ${'a wildcard would match nothing either'}
  ${{ platform: 'ubuntu', platformVersion: '24.04' }}                      | ${'the platform is listed'}
  ${{ platform: 'rocky', variant: 'gpu' }}                                 | ${'the variant is listed'}
  ${{ platform: 'debian', platformVersion: '11.1' }}                       | ${'no version has lost a zero'}
  ${{ platform: 'rocky', platformVersion: '12.1' }}                        | ${'the version that has lost a zero is of another platform'}
  ${{ ids: ['ubuntu_22_04_x64_40G_alibase_20251120.vhd'], os: 'windows' }} | ${'no release is later than the image'}
  ${{ ids: ['m-bp1mine'], os: 'windows' }}                                 | ${'the id is listed, and of this region'}
`('$query gets no hint, since $why', async ({ query }) => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);

  const { explanation } = await evaluateExplain(findQuery(query), read);

  expect(explanation).toMatchObject({ hints: [], withoutCondition: expect.anything() });
  expect(explanation.chosen).toBeUndefined();
});

test('an unlisted release has no successor among older ones', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);
  const ids = ['ubuntu_22_04_x64_40G_alibase_20270101.vhd'];

  const { explanation } = await evaluateExplain(findQuery({ ids }), read);

  expect(explanation.hints.join()).not.toContain('was replaced');
});

test('a result with an image has no hints', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);
  const query = { platform: 'ubuntu', architecture: 'x86_64' };

  const found = await evaluateFind(findQuery(query), read);
  const listed = await evaluateList(parseQuery({ ...ecs, ...query }, 'list'), read);
  const explained = await evaluateExplain(findQuery(query), read);

  expect(found.explanation).toMatchObject({ nearMisses: [], hints: [] });
  expect(listed.explanation).toMatchObject({ nearMisses: [], hints: [] });
  expect(explained.explanation).toMatchObject({
    nearMisses: ['status', 'variant', 'platform', 'platform'].map((argument) => ({ argument })),
    hints: [],
  });
});

test.each`
  query                                         | actual
  ${{ ids: ['m-bp1market'], os: 'linux' }}      | ${'os is not reported'}
  ${{ ids: ['m-bp1market'], owners: ['self'] }} | ${'owner is marketplace 1234567890123456'}
`('an image that default lists omit is a near miss of $query', async ({ query, actual }) => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);

  const { explanation } = await evaluateExplain(findQuery(query), read);
  const { detail } = await imagepinErrorOf(evaluateFind(findQuery(query), read));

  expect(explanation.nearMisses[0]).toMatchObject({ image: { id: 'm-bp1market' }, actual });
  expect(detail).toContain(
    `close: m-bp1market panel (undated, marketplace 1234567890123456), but ${actual}`,
  );
});

test('the hint for an image of another owner finds it', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);
  const owners = ['self', 'marketplace', '1234567890123456'];

  const { id } = await evaluateFind(findQuery({ ids: ['m-bp1market'], owners }), read);

  expect(id).toBe('m-bp1market');
});

test('the hint for an expired image finds it', async () => {
  // The simulator has fields that no image reports.
  const expired = { ...catalog.at(-1), id: 'm-bp1old', expired: true } as Image;
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [...catalog, expired]);

  const { detail } = await imagepinErrorOf(evaluateFind(findQuery({ ids: ['m-bp1old'] }), read));
  const { id } = await evaluateFind(findQuery({ ids: ['m-bp1old'], showExpired: true }), read);

  expect(detail).toContain(
    '"m-bp1old". Images of expired subscriptions are listed with `showExpired`',
  );
  expect(id).toBe('m-bp1old');
});

test.each`
  version    | others                      | warned
  ${'12.1'}  | ${['12.10']}                | ${['UnquotedVersion']}
  ${'12.1'}  | ${['12.1']}                 | ${[]}
  ${'12.1'}  | ${['12.1', '12.10']}        | ${['UnquotedVersion']}
  ${'12.1'}  | ${['12.1.5', '12.10.1']}    | ${['UnquotedVersion']}
  ${'12'}    | ${['12.1', '12.10', '120']} | ${[]}
  ${'12.10'} | ${['12.10', '12.100']}      | ${['UnquotedVersion']}
`('a list of $version among $others warns of $warned', async ({ version, others, warned }) => {
  const { read } = await simulatedReader(
    getSource('alicloud-ecs'),
    others.map((other: string) => publishedImage(`m-${other}`, `Debian ${other}`)),
  );

  const { warnings } = await evaluateList(
    parseQuery({ ...ecs, platformVersion: version }, 'list'),
    read,
  );

  expect(warnings.map(({ code }) => code)).toEqual(warned);
});

test('the warning about an unquoted version shows the quoted one', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [
    publishedImage('m-1', 'Debian 12.1'),
    publishedImage('m-2', 'Debian 12.10'),
  ]);

  const { id, warnings } = await evaluateFind(findQuery({ platformVersion: '12.1' }), read);

  expect(id).toBe('m-1');
  expect(warnings).toEqual([
    {
      code: 'UnquotedVersion',
      message:
        '`platformVersion` 12.1 does not match 12.10, which is listed too: if you mean 12.10, write "12.10", since without quotes it is the number 12.1',
    },
  ]);
});

test('a version that is a number is rejected with the advice to quote it', async () => {
  const parse = async () =>
    parseQuery({ ...ecs, owners: ['system'], platformVersion: 12.1 }, 'find');

  expect(await imagepinErrorOf(parse())).toMatchObject({
    message: 'platformVersion 12.1 is not a string',
    detail: 'Put it in quotes: without quotes, 12.10 is the number 12.1.',
    path: ['platformVersion'],
  });
});

function findQuery(query: object) {
  const owners = 'ids' in query ? {} : { owners: ['system', 'self'] };
  return parseQuery({ ...ecs, mostRecent: true, ...owners, ...query }, 'find');
}

test('a query with a variant has no hint about plain images', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), catalog);

  const { explanation } = await evaluateExplain(findQuery({ variant: 'desktop' }), read);

  expect(explanation.hints.join()).not.toContain('only variants match');
});

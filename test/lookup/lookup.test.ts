import { asImagepinError } from '../../src/errors';
import { toExplanationLines, toNearMissLines } from '../../src/lookup/explain';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { getSource } from '../../src/sources/registry';
import { imagepinErrorOf } from '../support/errors';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';
import { type SimulatedReader, simulatedReader } from '../support/simulated-reader';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };
const LONG_TEXT = 'a'.repeat(100_000);

const ubuntuFields = {
  ownerAlias: 'system',
  os: 'linux',
  platform: 'ubuntu',
  architecture: 'x86_64',
};
const catalog = [
  image('m-old', {
    ...ubuntuFields,
    createdAt: '2026-01-01T00:00:00.000Z',
    name: 'ubuntu_22_04_x64_old',
  }),
  image('m-new', {
    ...ubuntuFields,
    createdAt: '2026-03-01T00:00:00.000Z',
    name: 'ubuntu_22_04_x64_new',
  }),
  image('m-arm', {
    ...ubuntuFields,
    createdAt: '2026-03-01T00:00:00.000Z',
    architecture: 'arm64',
    name: 'ubuntu_22_04_arm64',
  }),
  image('m-mine', {
    ...ubuntuFields,
    ownerAlias: 'self',
    createdAt: '2026-02-01T00:00:00.000Z',
    name: 'web',
  }),
  image('m-gone', {
    ...ubuntuFields,
    status: 'deprecated',
    deprecated: true,
    createdAt: '2026-04-01T00:00:00.000Z',
    name: 'ubuntu_22_04_bad',
  }),
];

let reader: SimulatedReader;
beforeEach(async () => {
  reader = await simulatedReader(getSource('alicloud-ecs'), catalog);
});

test('the newest match is chosen, and the explanation names the runner-up', async () => {
  const {
    id,
    image: found,
    explanation,
  } = await evaluateFind(
    findQuery({ owners: ['system'], architecture: 'x86_64', mostRecent: true }),
    reader.read,
  );

  expect([id, found.name]).toEqual(['m-new', 'ubuntu_22_04_x64_new']);
  expect(explanation).toMatchObject({
    chosen: { id: 'm-new' },
    runnerUp: { id: 'm-old', decidedBy: 'created' },
    narrowedBy: ['owner = system', 'architecture = x86_64', 'status = available'],
  });
});

test('newest is not the same as right: mixed candidates are a warning', async () => {
  const { warnings } = await evaluateFind(
    findQuery({ owners: ['system'], mostRecent: true }),
    reader.read,
  );

  expect(warnings).toEqual([
    {
      code: 'MixedCandidates',
      message:
        'the images that match differ in architecture: arm64, x86_64; set `architecture` to choose',
    },
  ]);
});

test('a deprecated image is found only with includeDeprecated, and with a warning', async () => {
  const query = {
    owners: ['system'],
    includeDeprecated: true,
    architecture: 'x86_64',
    mostRecent: true,
  };

  const { id, warnings } = await evaluateFind(findQuery(query), reader.read);

  expect(id).toBe('m-gone');
  expect(warnings).toEqual([{ code: 'Deprecated', message: 'image m-gone is deprecated' }]);
});

test('several matches without mostRecent are an error with the explanation', async () => {
  const error = await imagepinErrorOf(evaluateFind(findQuery({ owners: ['system'] }), reader.read));

  expect(error).toMatchObject({
    code: 'AmbiguousMatch',
    message: '3 images of alicloud-ecs match',
    path: ['mostRecent'],
  });
  expect(error.detail).toMatch(
    /^They differ in architecture. Add a filter.*owner = system.*matches: m-arm.*matches: m-new/s,
  );
  expect(error.detail).not.toContain('chosen');
});

test('no match is an error at the filter that removed the last image, with near misses', async () => {
  const query = { owners: ['self'], name: 'wep', architecture: 'x86_64' };

  const error = await imagepinErrorOf(evaluateFind(findQuery(query), reader.read));

  expect(error).toMatchObject({ code: 'NoImageFound', path: ['name'] });
  expect(error.detail).toContain('without "name = wep": 1 match');
  expect(error.detail).toMatch(/close: m-mine web .*, but name is web$/m);
});

test.each`
  id       | argument       | actual                  | line
  ${'m-1'} | ${'ids'}       | ${'id is m-1'}          | ${'close: m-1 web (undated)'}
  ${'web'} | ${'name'}      | ${'name is web'}        | ${'close: web (undated)'}
  ${'web'} | ${'nameRegex'} | ${'name is web'}        | ${'close: web (undated)'}
  ${'m-1'} | ${'name'}      | ${'name is web'}        | ${'close: m-1 web (undated), but name is web'}
  ${'web'} | ${'status'}    | ${'status is creating'} | ${'close: web (undated), but status is creating'}
`('a near miss $id of $argument shows its value once: $line', ({ id, argument, actual, line }) => {
  const miss = { image: { id, name: 'web' }, argument, condition: 'a = b', actual };

  expect(toNearMissLines([miss])).toEqual([line]);
});

test.each`
  argument             | value
  ${'ids'}             | ${[LONG_TEXT]}
  ${'ids'}             | ${[LONG_TEXT, 'b', 'c', LONG_TEXT]}
  ${'name'}            | ${LONG_TEXT}
  ${'description'}     | ${LONG_TEXT}
  ${'platform'}        | ${LONG_TEXT}
  ${'platformVersion'} | ${LONG_TEXT}
  ${'variant'}         | ${LONG_TEXT}
  ${'family'}          | ${LONG_TEXT}
`('a long value of $argument is shortened in errors', async ({ argument, value }) => {
  const error = await imagepinErrorOf(
    evaluateFind(findQuery({ owners: ['self'], [argument]: value }), reader.read),
  );

  expect(error.code).toBe('NoImageFound');
  expect(error.detail?.length).toBeLessThan(2_000);
});

test('without a match the list is read again without API filters', async () => {
  await imagepinErrorOf(
    evaluateFind(findQuery({ owners: ['self'], architecture: 'i386' }), reader.read),
  );

  const [filtered, whole] = reader.calls;
  expect(reader.calls).toHaveLength(2);
  expect(filtered).toMatchObject({
    ImageOwnerAlias: 'self',
    Architecture: 'i386',
    Status: 'Available',
  });
  expect(whole).toEqual({ RegionId: 'cn-hangzhou', Status: 'ALL', PageSize: '100' });
});

test('a brief find reads only lists with API filters', async () => {
  const query = findQuery({ owners: ['self'], architecture: 'i386' });

  await evaluateFind(query, reader.read, { brief: true }).catch(asImagepinError);

  expect(reader.calls).toMatchObject([{ ImageOwnerAlias: 'self', Architecture: 'i386' }]);
});

test('nothing is read again if API filters did not change the requests', async () => {
  await evaluateList(
    parseQuery({ ...ecs, status: 'any', nameRegex: 'nothing like it' }, 'list'),
    reader.read,
  );

  expect(reader.calls).toHaveLength(1);
});

test('explain evaluates all filters, also when find would fail', async () => {
  const { image: found, explanation } = await evaluateExplain(
    findQuery({ owners: ['system'], platform: 'debian' }),
    reader.read,
  );

  expect(found).toBeUndefined();
  expect(explanation.listed).toBe(catalog.length);
  expect(explanation.narrowedBy).toEqual([]);
  expect(explanation.steps.map(({ condition, kept }) => `${condition}: ${kept}`)).toEqual([
    'status = available: 4',
    'owner = system: 3',
    'platform = debian: 0',
    'variant = plain (assumed): 0',
  ]);
  expect(explanation.withoutCondition).toEqual([
    { argument: 'platform', condition: 'platform = debian', wouldMatch: 3 },
  ]);
});

test.each`
  query                                       | ids
  ${{}}                                       | ${['m-arm', 'm-new', 'm-mine', 'm-old']}
  ${{ limit: 2 }}                             | ${['m-arm', 'm-new']}
  ${{ owners: ['system'], mostRecent: true }} | ${['m-arm']}
  ${{ sortBy: 'name', limit: 1 }}             | ${['m-arm']}
  ${{ architecture: 'i386' }}                 | ${[]}
`('a list with $query is $ids', async ({ query, ids }) => {
  const { imageIds, images } = await evaluateList(
    parseQuery({ ...ecs, ...query }, 'list'),
    reader.read,
  );

  expect(imageIds).toEqual(ids);
  expect(images.map(({ id }) => id)).toEqual(ids);
});

test('the id of a list depends on the query and the images alone', async () => {
  const id = async (query: object, images = catalog) =>
    (
      await evaluateList(
        parseQuery({ ...ecs, ...query }, 'list'),
        (
          await simulatedReader(getSource('alicloud-ecs'), images)
        ).read,
      )
    ).id;

  const usual = await id({ os: 'linux', ids: ['m-old', 'm-new'] });
  const owned = await id({ owners: ['self', 'system'] });

  expect(usual).toMatch(/^sel-[0-9a-f]{24}$/);
  expect(await id({ ids: ['m-new', 'm-old', 'm-new'], os: 'linux', timeoutSeconds: 5 })).toBe(
    usual,
  );
  expect(await id({ os: 'linux', ids: ['m-old', 'm-new'] }, [...catalog].reverse())).toBe(usual);
  expect(await id({ owners: ['system', 'self', 'system'] })).toBe(owned);
  expect(await id({ ids: ['m-old', 'm-new'] })).not.toBe(usual);
  expect(await id({ os: 'linux', ids: ['m-old', 'm-new'] }, catalog.slice(1))).not.toBe(usual);
});

test.each([[catalog], [[...catalog].reverse()]])(
  'equally similar near misses follow the sort key of the query, not the order of the list',
  async (images) => {
    const query = { ...ecs, owners: ['self'], os: 'linux', nameRegex: '^ubuntu', sortBy: 'name' };

    const { explanation } = await evaluateExplain(parseQuery(query, 'find'), async () => images);

    const missedByOwner = explanation.nearMisses
      .filter(({ argument }) => argument === 'owners')
      .map(({ image: { name } }) => name);
    expect(missedByOwner).toEqual([
      'ubuntu_22_04_arm64',
      'ubuntu_22_04_x64_new',
      'ubuntu_22_04_x64_old',
    ]);
  },
);

test('an image of another account with the right name is not chosen', async () => {
  const foreign = image('m-evil', {
    ...ubuntuFields,
    ownerAlias: 'shared',
    ownerId: '1666666666666666',
    name: 'web',
    createdAt: '2026-11-01T00:00:00.000Z',
  });
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [...catalog, foreign]);
  const shared = ['shared', '1777777777777777'];

  const mine = await evaluateFind(findQuery({ owners: ['self'], name: 'web' }), read);
  const trusted = await imagepinErrorOf(
    evaluateFind(findQuery({ owners: shared, name: 'web' }), read),
  );
  const anybody = await evaluateFind(
    findQuery({ owners: ['shared'], allowUnverifiedOwner: true, name: 'web' }),
    read,
  );

  expect(mine.id).toBe('m-mine');
  expect(trusted.code).toBe('NoImageFound');
  expect(anybody).toMatchObject({ id: 'm-evil', warnings: [{ code: 'UnverifiedOwner' }] });
});

test('five near misses are named, those with the most similar names first', async () => {
  const named = (name: string) => image(`m-${name}`, { ...ubuntuFields, name });
  const names = ['wxyz', 'webs', 'wzb', 'wab', 'other', 'wob', 'wyb', 'wub', 'web'];
  const { read } = await simulatedReader(getSource('alicloud-ecs'), names.map(named));

  const error = await imagepinErrorOf(
    evaluateFind(findQuery({ owners: ['system'], name: 'wib' }), read),
  );

  const close = error.detail?.split('\n').filter((line) => line.startsWith('close: '));
  expect(close?.map((line) => line.split(' ')[2])).toEqual(['wab', 'web', 'wob', 'wub', 'wyb']);
});

test('ids without owners may be of the marketplace or the community', async () => {
  const bought = image('m-bought', { ...ubuntuFields, ownerAlias: 'marketplace' });
  const public_ = image('m-public', {
    ...ubuntuFields,
    ownerAlias: 'community',
    isPublic: true,
  } as object);
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [...catalog, bought, public_]);

  const { imageIds } = await evaluateList(
    parseQuery({ ...ecs, ids: ['m-bought', 'm-public', 'm-mine'] }, 'list'),
    read,
  );

  const explained = await evaluateExplain(findQuery({ ids: ['m-bought'] }), read);

  expect([...imageIds].sort()).toEqual(['m-bought', 'm-mine', 'm-public']);
  expect(explained.image?.id).toBe('m-bought');
});

test('control characters in a name are escaped', async () => {
  const evil = image('m-evil', {
    ...ubuntuFields,
    name: 'nice\u001b[2K\u202egpj\nchosen: m-other',
  });
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [evil]);

  const { explanation } = await evaluateFind(findQuery({ owners: ['system'] }), read);

  expect(toExplanationLines(explanation).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(toExplanationLines(explanation).join('')).toContain(
    'nice\\u{001b}[2K\\u{202e}gpj\\u{000a}chosen',
  );
});

function findQuery(query: object) {
  return parseQuery({ ...ecs, ...query }, 'find');
}

test("a GPU build of one's own is taken, since plain is assumed of the vendor's images alone", async () => {
  const mine = { ownerAlias: 'self', osNameEn: 'Ubuntu  22.04 64 bit with NVIDIA GPU Driver' };
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [image('m-gpu', mine)]);

  const { explanation } = await evaluateFind(findQuery({ owners: ['self'] }), read);
  const { id } = await evaluateFind(findQuery({ owners: ['system', 'self'] }), read);
  const any = await evaluateFind(findQuery({ owners: ['self'], variant: ' Any ' }), read);
  const plain = await imagepinErrorOf(
    evaluateFind(findQuery({ owners: ['self'], variant: ' Plain ' }), read),
  );

  expect(explanation.steps.map(({ argument }) => argument)).not.toContain('variant');
  expect([id, any.id]).toEqual(['m-gpu', 'm-gpu']);
  expect(plain.code).toBe('NoImageFound');
});

test("plain is assumed of the vendor's images by its account id, too", async () => {
  const facts = { ownerAlias: 'system', ownerId: '2100050000', osName: 'Ubuntu 22.04 with Docker' };
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [image('m-docker', facts)]);

  const error = await imagepinErrorOf(evaluateFind(findQuery({ owners: ['2100050000'] }), read));

  expect(error).toMatchObject({ code: 'NoImageFound', path: ['variant'] });
});

test('sources without variants have no default variant', async () => {
  const { read } = await simulatedReader(getSource('alicloud-eci'), [
    { source: 'alicloud-eci', id: 'imc-1', status: 'available' },
  ]);
  const parsed = parseQuery({ source: 'alicloud-eci', region: 'cn-hangzhou' }, 'find');

  const { explanation } = await evaluateFind(parsed, read);

  expect(explanation.steps.map(({ argument }) => argument)).toEqual(['status']);
});

test('AmbiguousMatch reports different variants and languages', async () => {
  const names = ['Windows Server 2022 64bit English', 'Windows Server 2022 with Container 64bit'];
  const images = names.map((osName, index) => image(`m-${index}`, { ownerAlias: 'self', osName }));
  const { read } = await simulatedReader(getSource('alicloud-ecs'), images);

  const { detail } = await imagepinErrorOf(evaluateFind(findQuery({ owners: ['self'] }), read));

  expect(detail).toMatch(/^They differ in variant, language\. /);
});

test('images of other versions are no near misses of the chosen image', async () => {
  let reads = 0;
  const other = Object.defineProperty(
    image('m-other', { platformVersion: '24.04', createdAt: '2026-01-01T00:00:00.000Z' }),
    'name',
    { get: () => `web-${reads++}` },
  );
  const found = image('m-web', { platformVersion: '22.04', name: 'web' });
  const parsed = findQuery({
    owners: ['self'],
    name: 'web',
    platformVersion: '22.04',
    status: 'any',
  });

  const { id } = await evaluateFind(parsed, async () => [
    { ...found, ownerAlias: 'self' },
    Object.assign(other, { ownerAlias: 'self' }),
  ]);

  expect([id, reads]).toEqual(['m-web', 0]);
});

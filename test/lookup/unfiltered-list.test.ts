import { ImagepinError, withHints } from '../../src/errors';
import type { Image } from '../../src/image/image';
import { toExplanationLines } from '../../src/lookup/explain';
import type { ReadList } from '../../src/lookup/fetch-images';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import { planListings } from '../../src/lookup/plan-listings';
import { readAttempts } from '../../src/lookup/read-attempts';
import { getSource } from '../../src/sources/registry';
import { imagepinErrorOf, rejectionOf } from '../support/errors';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

// The list is read a second time, without API filters, only to explain.

const tags = { env: 'prod' };
const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };
const taggedParameters = { Tag: [{ Key: 'env', Value: 'prod' }] };

test.each`
  query                                                                                                      | kept
  ${{ ...ecs, tags, architecture: 'arm64' }}                                                                 | ${taggedParameters}
  ${{ ...ecs, resourceGroupId: 'rg-web', family: 'web' }}                                                    | ${{ ResourceGroupId: 'rg-web' }}
  ${{ ...ecs, owners: ['community', '12345'] }}                                                              | ${{ ImageOwnerId: '12345' }}
  ${{ source: 'alicloud-eci', region: 'cn-beijing', tags, name: 'web' }}                                     | ${taggedParameters}
  ${{ source: 'alicloud-eci', region: 'cn-beijing', resourceGroupId: 'rg-web' }}                             | ${{ ResourceGroupId: 'rg-web' }}
  ${{ source: 'volcengine-ecs', region: 'cn-beijing', projectName: 'web', os: 'linux', platform: 'ubuntu' }} | ${{ ProjectName: 'web' }}
  ${{ source: 'volcengine-ecs', region: 'cn-beijing', tags, os: 'linux' }}                                   | ${{ TagFilters: [{ Key: 'env', Values: ['prod'] }] }}
`(
  'the unfiltered list of $query keeps the arguments that permissions may require: $kept',
  ({ query, kept }) => {
    const { listings } = planListings(parseQuery(query, 'list')).unfiltered;

    const [{ Status: _, ...parameters } = {}] = listings
      .map(({ parameters }) => parameters)
      .reverse();
    expect(parameters).toMatchObject(kept);
    expect(parameters).not.toHaveProperty('Architecture');
    expect(parameters).not.toHaveProperty('OsType');
    expect(parameters).not.toHaveProperty('ImageFamily');
    expect(parameters).not.toHaveProperty('ImageCacheName');
  },
);

const queryWithoutMatch = parseQuery({ ...ecs, owners: ['self'], architecture: 'arm64' }, 'find');
const queryWithMatch = parseQuery({ ...ecs, owners: ['self'], mostRecent: true }, 'find');
const refusedCall = new ImagepinError('ApiRejected', 'the call was refused: NoPermission');

/** Answers filtered lists alone. */
function refusingUnfilteredLists(error: Error): ReadList {
  return async ({ listing: { parameters } }) => {
    if (parameters.Status === 'ALL') {
      throw error;
    }
    return [image('m-1', { ownerAlias: 'self', architecture: 'x86_64' })];
  };
}

const PARTIAL_WARNING =
  'the list without API filters was not read: the call was refused: NoPermission';

test('a rejected unfiltered read leaves the first result, marked as partial', async () => {
  const read = refusingUnfilteredLists(refusedCall);

  const error = await imagepinErrorOf(evaluateFind(queryWithoutMatch, read));
  const { images, explanation } = await evaluateList(queryWithoutMatch, read);

  expect(error).toMatchObject({ code: 'NoImageFound', path: ['architecture'] });
  expect(error.detail).toContain(`\npartial: ${PARTIAL_WARNING}\n`);
  expect(images).toEqual([]);
  expect(explanation).toMatchObject({ partial: PARTIAL_WARNING, listed: 1 });
});

test('after a rejected unfiltered read, the list without tags is not read either', async () => {
  const refused: unknown[] = [];
  const read: ReadList = async ({ listing: { parameters } }) => {
    if (parameters.Status === 'ALL') {
      refused.push(parameters);
      throw refusedCall;
    }
    return [];
  };

  await evaluateList(parseQuery({ ...ecs, owners: ['self'], tags }, 'list'), read);

  expect(refused).toEqual([expect.objectContaining(taggedParameters)]);
});

test('lists without API filters are not planned if an image matches', async () => {
  const { filtered, clientFilters } = planListings(queryWithMatch);
  const plan = {
    filtered,
    clientFilters,
    get unfiltered(): never {
      throw new Error('planned');
    },
  };
  const read = async () => [image('m-1', { ownerAlias: 'self' })];

  const { matches } = await readAttempts({ parsed: queryWithMatch, plan, read }, {});

  expect(matches).toHaveLength(1);
});

test('explain then has the image that find returns, and is partial', async () => {
  const { image: found, explanation } = await evaluateExplain(
    queryWithMatch,
    refusingUnfilteredLists(refusedCall),
  );

  expect(found?.id).toBe('m-1');
  expect(explanation).toMatchObject({ partial: PARTIAL_WARNING, chosen: { id: 'm-1' } });
});

test('a complete read is not marked as partial', async () => {
  const { read } = await simulatedReader(getSource('alicloud-ecs'), [
    image('m-1', { ownerAlias: 'self' }),
  ]);

  const { explanation } = await evaluateExplain(queryWithoutMatch, read);

  expect(explanation).not.toHaveProperty('partial');
  expect(toExplanationLines(explanation).join()).not.toContain('partial');
});

test.each([
  new ImagepinError('Cancelled', 'enough'),
  new ImagepinError('UnexpectedResponse', 'an unknown shape'),
  new TypeError('a bug'),
])('%s ends the lookup', async (error) => {
  const read = refusingUnfilteredLists(error);

  expect(await rejectionOf(evaluateFind(queryWithoutMatch, read))).toBe(error);
  expect(await rejectionOf(evaluateExplain(queryWithoutMatch, read))).toBe(error);
});

test.each`
  source            | owners       | images | calls
  ${'alicloud-ecs'} | ${['self']}  | ${50}  | ${51}
  ${'alicloud-ecs'} | ${['self']}  | ${51}  | ${2}
  ${'alicloud-eci'} | ${undefined} | ${50}  | ${51}
  ${'alicloud-eci'} | ${undefined} | ${51}  | ${51}
`('a lookup without a match in $images pages of $source makes $calls calls', async (row) => {
  const { source, owners, images, calls: expected } = row;
  const { read, calls } = await simulatedReader(getSource(source), ownImages(source, images), {
    pageSize: 1,
  });
  const query = { source, region: 'cn-hangzhou', owners, name: 'nothing' };

  const { explanation } = await evaluateList(parseQuery(query, 'list'), read);

  expect(calls).toHaveLength(expected);
  expect(explanation.partial).toBe(
    images > 50
      ? `the list without API filters was not read: ${source} has more than 50 pages`
      : undefined,
  );
});

test('all lists share one budget', async () => {
  const { read, calls } = await simulatedReader(
    getSource('alicloud-ecs'),
    ownImages('alicloud-ecs', 30),
    {
      pageSize: 1,
    },
  );
  const owners = ['marketplace', 'community', '12345'];

  await evaluateList(parseQuery({ ...ecs, owners, name: 'nothing' }, 'list'), read);

  // Three filtered lists; of the whole ones the first takes 30 pages, and the others one each.
  expect(calls).toHaveLength(3 + 30 + 2);
});

test('a list that no API filter made shorter is read to its end', async () => {
  const { read, calls } = await simulatedReader(
    getSource('alicloud-ecs'),
    ownImages('alicloud-ecs', 60),
    {
      pageSize: 1,
    },
  );

  const query = { ...ecs, status: 'any', nameRegex: '^m-59$', owners: ['12345'] };
  const { explanation } = await evaluateExplain(parseQuery(query, 'find'), read);

  expect(calls).toHaveLength(60);
  expect(explanation).toMatchObject({ listed: 60 });
  expect(explanation).not.toHaveProperty('partial');
});

test('more tagged images than the API finds are filtered by the client', async () => {
  const requests: unknown[] = [];
  const read: ReadList = async ({ listing: { parameters } }) => {
    requests.push(parameters);
    if (parameters.TagFilters) {
      throw withHints(new ImagepinError('ApiRejected', 'too many'), { rejectsTags: true });
    }
    return [image('image-1', { tags }), image('image-2', { tags: {} })];
  };
  const query = { source: 'volcengine-ecs', region: 'cn-beijing', projectName: 'web', tags };

  const { explanation } = await evaluateList(parseQuery({ ...query, os: 'linux' }, 'list'), read);

  expect(requests).toMatchObject([
    { ProjectName: 'web', TagFilters: [{ Key: 'env' }] },
    { ProjectName: 'web', OsType: 'Linux' },
    { ProjectName: 'web', TagFilters: [{ Key: 'env' }] },
    { ProjectName: 'web' },
  ]);
  expect(explanation.steps).toContainEqual({
    argument: 'tags',
    condition: 'tags env=prod',
    kept: 0,
  });
});

test('tagged images that the API leaves out are filtered by the client', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => image(`m-${index}`, { tags }));
  const read: ReadList = async ({ listing: { parameters } }) =>
    parameters.Tag ? many : [...many, image('m-last', { tags }), image('m-other')];

  const { images } = await evaluateList(parseQuery({ ...ecs, tags }, 'list'), read);

  expect(images).toHaveLength(1001);
});

/** Permits lists with a tag alone, as a cloud does if the permission is scoped by the tag. */
function refusingListsWithoutTag(error: ImagepinError, tagged: () => Promise<Image[]>): ReadList {
  return async ({ listing: { parameters } }) => {
    if (!parameters.Tag) {
      throw error;
    }
    return tagged();
  };
}

const tagQuery = parseQuery({ ...ecs, owners: ['self'], tags, mostRecent: true }, 'find');

test('a rejected list without tags leaves the result by tags, marked as partial', async () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    image(`m-${index}`, { tags, ownerAlias: 'self' }),
  );
  const read = refusingListsWithoutTag(refusedCall, async () => many);

  const { id, explanation, warnings } = await evaluateFind(tagQuery, read);

  const message =
    'the list without tags could not be read, and the list by tags may be incomplete: the call was refused: NoPermission';
  expect(id).toBe('m-0');
  expect(explanation.partial).toBe(message);
  expect(warnings).toContainEqual({ code: 'Incomplete', message });
});

test.each([
  new ImagepinError('ApiUnavailable', 'later'),
  new ImagepinError('UnexpectedResponse', 'a page of a proxy'),
])(
  'where it fails by %s, another try may give another image, so the lookup fails',
  async (error) => {
    const many = Array.from({ length: 1000 }, (_, index) => image(`m-${index}`, { tags }));

    expect(
      await imagepinErrorOf(
        evaluateFind(
          tagQuery,
          refusingListsWithoutTag(error, async () => many),
        ),
      ),
    ).toBe(error);
  },
);

test('if the API rejects a list by tags and one without them, the first error is reported', async () => {
  const tooMany = withHints(new ImagepinError('ApiRejected', 'too many: leave `tags` out'), {
    rejectsTags: true,
  });
  const read = refusingListsWithoutTag(refusedCall, () => Promise.reject(tooMany));

  expect(await imagepinErrorOf(evaluateFind(tagQuery, read))).toBe(tooMany);
});

test('the limit of tagged images applies to each list', async () => {
  const requests: unknown[] = [];
  const read: ReadList = async ({ listing: { parameters } }) => {
    const owner = String(parameters.ImageOwnerAlias);
    requests.push(owner);
    return Array.from({ length: 999 }, (_, index) =>
      image(`m-${owner}-${index}`, { tags, ownerAlias: owner }),
    );
  };
  const query = { ...ecs, owners: ['system', 'self'], tags };

  const { images } = await evaluateList(parseQuery(query, 'list'), read);

  expect(images).toHaveLength(2 * 999);
  expect(requests).toEqual(['system', 'self']);
});

function ownImages(source: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...image(`m-${index}`),
    source,
    ownerAlias: 'self',
    ownerId: '12345',
  }));
}

import { warningsOf } from '../../src/lookup/warn';
import { image } from '../support/images';

const source = 'alicloud-ecs';
const ACCOUNT = '2016935143561234567';
const linux = image('m-1', { os: 'linux', createdAt: '2026-01-01T00:00:00.000Z' });
const windows = image('m-2', { os: 'windows', createdAt: '2026-01-01T00:00:00.000Z' });
const undated = image('m-3', { os: 'linux' });
const shared = image('m-4', {
  ownerAlias: 'shared',
  ownerId: ACCOUNT,
  createdAt: '2026-01-01T00:00:00.000Z',
});

test.each`
  query                                                          | matches             | codes
  ${{ mostRecent: true }}                                        | ${[linux, windows]} | ${['MixedCandidates']}
  ${{}}                                                          | ${[linux, windows]} | ${[]}
  ${{ mostRecent: true }}                                        | ${[linux, undated]} | ${['Undated']}
  ${{ mostRecent: true, sortBy: 'name' }}                        | ${[linux, undated]} | ${[]}
  ${{ owners: ['shared'], allowUnverifiedOwner: true }}          | ${[shared]}         | ${['UnverifiedOwner']}
  ${{ owners: ['shared', ACCOUNT], allowUnverifiedOwner: true }} | ${[shared]}         | ${[]}
`('$query with $matches.length matches warns of $codes', ({ query, matches, codes }) => {
  const warnings = warningsOf({ source, ...query }, matches, matches.slice(0, 1));

  expect(warnings.map(({ code }) => code)).toEqual(codes);
});

test('a kind of warning is told once, however many images it is about', () => {
  const strangers = Array.from({ length: 5 }, (_, index) => ({ ...shared, id: `m-${index}` }));
  const query = { source, owners: ['shared'], allowUnverifiedOwner: true };

  const warnings = warningsOf(query, strangers, strangers);

  expect(warnings.map(({ message }) => message)).toEqual([
    '5 images belong to owners whom nobody vouched for: m-0, m-1, m-2 and 2 more',
  ]);
});

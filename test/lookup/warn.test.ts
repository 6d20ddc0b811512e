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

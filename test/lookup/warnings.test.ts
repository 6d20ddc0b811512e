import type { Image } from '../../src/image/image';
import { planListings } from '../../src/lookup/plan-listings';
import { warningsOf } from '../../src/lookup/warnings';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

const ecs = { source: 'alicloud-ecs', region: 'cn-hangzhou' };
const NOW = Date.parse('2026-06-01T00:00:00Z');
const ACCOUNT = '2016935143561234567';
const linux = image('m-1', { os: 'linux', createdAt: '2026-01-01T00:00:00.000Z' });
const windows = image('m-2', { os: 'windows', createdAt: '2026-01-01T00:00:00.000Z' });
const undated = image('m-3', { os: 'linux' });
const shared = image('m-4', {
  ownerAlias: 'shared',
  ownerId: ACCOUNT,
  createdAt: '2026-01-01T00:00:00.000Z',
});

const gpu = image('m-5', { variant: 'gpu', createdAt: '2026-01-01T00:00:00.000Z' });
const plain = image('m-6', { createdAt: '2026-01-01T00:00:00.000Z' });
const english = image('m-7', { language: 'en', createdAt: '2026-01-01T00:00:00.000Z' });
const chinese = image('m-8', { language: 'zh', createdAt: '2026-01-01T00:00:00.000Z' });
const jammy = image('m-9', { platformVersion: '22.04', createdAt: '2026-01-01T00:00:00.000Z' });
const noble = image('m-10', { platformVersion: '24.04', createdAt: '2026-01-01T00:00:00.000Z' });
const past = { ...plain, expiresAt: '2026-05-31T00:00:00.000Z' };
const soon = { ...plain, expiresAt: '2026-06-30T00:00:00.000Z' };
const later = { ...plain, expiresAt: '2026-07-02T00:00:00.000Z' };
const retired = { ...plain, deprecated: true };

test.each`
  query                                                          | matches                                                                 | codes
  ${{ mostRecent: true }}                                        | ${[linux, windows]}                                                     | ${['MixedCandidates']}
  ${{}}                                                          | ${[linux, windows]}                                                     | ${[]}
  ${{ mostRecent: true }}                                        | ${[gpu, plain]}                                                         | ${['MixedCandidates']}
  ${{ mostRecent: true, variant: 'any' }}                        | ${[gpu, plain]}                                                         | ${['MixedCandidates']}
  ${{ limit: 1 }}                                                | ${[gpu, plain]}                                                         | ${['MixedCandidates']}
  ${{ mostRecent: true }}                                        | ${[english, chinese]}                                                   | ${['MixedCandidates']}
  ${{ mostRecent: true }}                                        | ${[jammy, noble]}                                                       | ${['MixedCandidates']}
  ${{ mostRecent: true }}                                        | ${[{ ...jammy, platform: 'ubuntu' }, { ...noble, platform: 'debian' }]} | ${['MixedCandidates']}
  ${{ mostRecent: true, platformVersion: '2' }}                  | ${[jammy, noble]}                                                       | ${[]}
  ${{ mostRecent: true, sortBy: 'version' }}                     | ${[noble, jammy]}                                                       | ${[]}
  ${{ mostRecent: true, sortBy: 'version' }}                     | ${[plain, plain]}                                                       | ${['Unversioned']}
  ${{ mostRecent: true, sortBy: 'version' }}                     | ${[plain]}                                                              | ${[]}
  ${{}}                                                          | ${[past]}                                                               | ${['Expiring']}
  ${{}}                                                          | ${[soon]}                                                               | ${['Expiring']}
  ${{}}                                                          | ${[later]}                                                              | ${[]}
  ${{}}                                                          | ${[retired]}                                                            | ${['Deprecated']}
  ${{ mostRecent: true }}                                        | ${[linux, undated]}                                                     | ${['Undated']}
  ${{ mostRecent: true, sortBy: 'name' }}                        | ${[linux, undated]}                                                     | ${[]}
  ${{ owners: ['shared'], allowUnverifiedOwner: true }}          | ${[shared]}                                                             | ${['UnverifiedOwner']}
  ${{ owners: ['shared', ACCOUNT], allowUnverifiedOwner: true }} | ${[shared]}                                                             | ${[]}
`('$query with $matches.length matches warns of $codes', async ({ query, matches, codes }) => {
  const warnings = await warningsFor(query, matches, matches.slice(0, 1));

  expect(warnings.map(({ code }) => code)).toEqual(codes);
});

test('each warning code occurs once for any number of images', async () => {
  const foreign = Array.from({ length: 5 }, (_, index) => ({ ...shared, id: `m-${index}` }));
  const query = { owners: ['shared'], allowUnverifiedOwner: true };

  const warnings = await warningsFor(query, foreign);

  expect(warnings.map(({ message }) => message)).toEqual([
    '5 images belong to owners that are not trusted: m-0, m-1, m-2 and 2 more',
  ]);
});

test('Windows releases of half-years are ordered among those of years', async () => {
  const servers = ['1903', '2022', '20H2', '2016'].map((platformVersion) =>
    image(platformVersion, { platform: 'windows-server', platformVersion, createdAt: '2026' }),
  );

  const [warning] = await warningsFor({ mostRecent: true }, servers);

  expect(warning?.message).toMatch('platformVersion: 2022, 20H2, 1903 and 1 more;');
});

test.each`
  expiresAt                     | message
  ${'2026-05-31T00:00:00.000Z'} | ${'image m-6 expired on 2026-05-31'}
  ${'2026-06-10T00:00:00.000Z'} | ${'image m-6 expires on 2026-06-10'}
`('an image that expires at $expiresAt: $message', async ({ expiresAt, message }) => {
  const images = [{ ...plain, expiresAt }];

  expect(await warningsFor({}, images)).toEqual([{ code: 'Expiring', message }]);
});

function warningsFor(query: object, matches: readonly Image[], chosen = matches) {
  const parsed = { ...parseQuery(ecs, 'list'), query: { ...ecs, ...query } };
  const { filtered, clientFilters } = planListings(parsed);
  const evaluation = { parsed, attempt: filtered, clientFilters, images: matches, matches };
  return warningsOf({ ...evaluation, isCutOff: false, steps: [] }, chosen, NOW);
}

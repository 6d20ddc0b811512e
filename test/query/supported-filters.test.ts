import { ImagepinError } from '../../src/errors';
import { CommonFilters } from '../../src/query/query';
import { supportedFilters } from '../../src/query/supported-arguments';
import type { Source } from '../../src/sources/source';
import { sourcesById } from '../support/describe-sources';
import { parseQuery } from '../support/parse-query';

/** A value for every filter. */
const SAMPLE_VALUES: Readonly<Record<string, unknown>> = {
  region: 'cn-beijing',
  ids: ['a'],
  name: 'a',
  nameRegex: 'a',
  excludeNameRegex: 'b',
  osNameRegex: 'a',
  description: 'a',
  os: 'linux',
  platform: 'ubuntu',
  platformVersion: '22',
  variant: 'gpu',
  language: 'en',
  longTermSupport: true,
  architecture: 'arm64',
  status: 'any',
  includeDeprecated: true,
  owners: ['self'],
  allowUnverifiedOwner: true,
  tags: { a: 'b' },
  createdAfter: '2026-01-01',
  createdBefore: '2026-01-01',
  cloudInit: true,
  bootMode: 'uefi',
  maxSizeGib: 40,
  instanceType: 'a',
};

const filters = Object.keys(CommonFilters.shape);

test.each(sourcesById)('front ends have exactly the arguments that %s supports', (_, source) => {
  const answered = filters.filter((condition) => isAccepted(condition, source));

  const supported = supportedFilters(source);

  expect(supported).toEqual(answered);
});

function isAccepted(filter: string, source: Source): boolean {
  const known: Readonly<Record<string, readonly string[] | undefined>> = {
    region: source.optionalRegions,
    ...source.possibleValues,
  };
  const value = known[filter]?.[0] ?? SAMPLE_VALUES[filter];
  try {
    parseQuery({ source: source.id, [filter]: value }, 'list', 'cn-beijing');
    return true;
  } catch (error) {
    if (ImagepinError.is(error)) {
      return false;
    }
    throw error;
  }
}

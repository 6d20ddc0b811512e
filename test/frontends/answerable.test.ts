import { ImagepinError } from '../../src/errors';
import { answerableBy } from '../../src/frontends/answerable';
import { Conditions, parseQuery } from '../../src/lookup/query';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';

/** Something to ask of every condition. */
const VALUES: Readonly<Record<string, unknown>> = {
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

const conditions = Object.keys(Conditions.shape);

test.each(sources.map((source): [string, Source] => [source.id, source]))(
  'what is offered of %s is what the core answers',
  (_, source) => {
    const answered = conditions.filter((condition) => isAnswered(condition, source));

    const offered = answerableBy(source);

    expect(offered).toEqual(answered);
  },
);

function isAnswered(condition: string, source: Source): boolean {
  const known: Readonly<Record<string, readonly string[] | undefined>> = {
    region: source.regions,
    ...source.values,
  };
  const value = known[condition]?.[0] ?? VALUES[condition];
  try {
    parseQuery({ source: source.id, [condition]: value }, 'list', 'cn-beijing');
    return true;
  } catch (error) {
    if (ImagepinError.is(error)) {
      return false;
    }
    throw error;
  }
}

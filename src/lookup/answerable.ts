import { ImagepinError } from '../errors';
import type { ImageField } from '../image/image';
import type { Source } from '../sources/source';
import { conditionFields } from './condition';
import type { Query } from './query';

/** Whether a source can answer an argument at all; its own options it always can. */
export function isAnswerable(argument: string, source: Source): boolean {
  switch (argument) {
    case 'region':
      return source.regional;
    case 'instanceType':
      return argument in source.narrowing;
    case 'allowUnverifiedOwner':
      return source.strangers;
    default: {
      const field = conditionFields[argument];
      return field === undefined || source.reports.includes(field);
    }
  }
}

/** Refuses what the source can never answer: it would be a silent empty list. */
export function checkAnswerable(query: Query, source: Source): void {
  checkRegion(query, source);
  checkArguments(query, source);
  checkOrder(query, source);
  checkLimits(query, source);
  checkTogether(query, source);
}

function checkRegion({ region }: Query, source: Source): void {
  if (source.regional && region === undefined) {
    throw new ImagepinError('InvalidQuery', `${source.id} needs a region`, {
      path: ['region'],
      detail: 'Set region, or the environment variable IMAGEPIN_REGION.',
    });
  }
}

function checkArguments(query: Query, source: Source): void {
  for (const [argument, value] of Object.entries(query)) {
    if (value !== undefined && !isAnswerable(argument, source)) {
      throw new ImagepinError('InvalidQuery', `${source.id} ${shortcoming(argument)}`, {
        path: [argument],
        detail: `Leave ${argument} out. ${source.id} reports ${source.reports.join(', ')}.`,
      });
    }
  }
}

function shortcoming(argument: string): string {
  switch (argument) {
    case 'region':
      return 'has no regions';
    case 'instanceType':
      return 'knows no instance types';
    case 'allowUnverifiedOwner':
      return "lists nobody else's images";
    default:
      return `does not report ${conditionFields[argument] ?? argument}`;
  }
}

function checkOrder(query: Query, source: Source): void {
  const fields: readonly ImageField[] =
    query.sortBy === 'version'
      ? ['platformVersion', 'version']
      : query.sortBy === 'name'
        ? ['name']
        : [];
  if (fields.length > 0 && !fields.some((field) => source.reports.includes(field))) {
    throw new ImagepinError(
      'InvalidQuery',
      `${source.id} does not report ${fields.join(' or ')} to sort by`,
      { path: ['sortBy'], detail: 'Leave sortBy out to sort by creation time.' },
    );
  }
}

function checkLimits(query: Query, source: Source): void {
  const tags = Object.keys(query.tags ?? {}).length;
  if (source.limits.tags !== undefined && tags > source.limits.tags) {
    throw new ImagepinError(
      'InvalidQuery',
      `${tags} tags are more than the ${source.limits.tags} that ${source.id} takes`,
      {
        path: ['tags'],
        detail: 'Name the tags that tell the images apart, and leave out the rest.',
      },
    );
  }
  if (query.createdAfter && query.createdBefore && query.createdAfter >= query.createdBefore) {
    throw new ImagepinError(
      'InvalidQuery',
      `createdAfter ${query.createdAfter} is not before createdBefore ${query.createdBefore}`,
      { path: ['createdAfter'], detail: 'No image can fit both: swap them, or leave one out.' },
    );
  }
}

/** What a source says of arguments that do not go together. */
function checkTogether(query: Query, source: Source): void {
  const flaw = source.flaw?.(query);
  if (flaw) {
    throw new ImagepinError('InvalidQuery', flaw.message, flaw);
  }
}

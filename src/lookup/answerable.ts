import { ImagepinError } from '../errors';
import type { ImageField } from '../image/image';
import { didYouMean } from '../image/nearest';
import type { Source } from '../sources/source';
import { conditionFields } from './condition';
import type { Query } from './query';

/** Whether a source can answer an argument at all; its own options it always can. */
export function isAnswerable(argument: string, source: Source): boolean {
  switch (argument) {
    case 'region':
      return source.regional || source.regions !== undefined;
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
export function checkAnswerable(query: Query, source: Source, unknown: ReadonlySet<string>): void {
  if (!unknown.has('region')) {
    checkRegion(query, source);
  }
  checkArguments(query, source);
  checkStatus(query, source);
  checkValues(query, source);
  checkOrder(query, source);
  checkTags(query, source);
  checkTogether(query);
  if (![...unknown].some((argument) => argument in source.options.shape)) {
    checkOwn(query, source);
  }
}

function checkRegion({ region }: Query, source: Source): void {
  if (region !== undefined && source.regions && !source.regions.includes(region)) {
    throw new ImagepinError('InvalidQuery', `${source.id} has no region "${region}"`, {
      path: ['region'],
      detail: `${didYouMean(region, source.regions)}It has ${source.regions.join(', ')}. Leave \`region\` out to ask the central endpoint.`,
    });
  }
  if (source.regional && region === undefined) {
    throw new ImagepinError('InvalidQuery', `${source.id} needs a region`, {
      path: ['region'],
      missing: true,
      detail: 'Set `region`, or the environment variable IMAGEPIN_REGION.',
    });
  }
}

function checkArguments(query: Query, source: Source): void {
  for (const [argument, value] of Object.entries(query)) {
    if (value !== undefined && !isAnswerable(argument, source)) {
      throw new ImagepinError('InvalidQuery', `${source.id} ${shortcoming(argument)}`, {
        path: [argument],
        detail: `Leave \`${argument}\` out.${knownFields(argument, source)}`,
      });
    }
  }
}

function knownFields(argument: string, source: Source): string {
  return argument in conditionFields ? ` ${source.id} reports ${source.reports.join(', ')}.` : '';
}

function checkStatus({ status = 'any' }: Query, { id, statuses }: Source): void {
  if (statuses && status !== 'any' && !statuses.includes(status)) {
    throw new ImagepinError('InvalidQuery', `${id} has no images that are ${status}`, {
      path: ['status'],
      detail: `Its images are ${statuses.join(', ')}; any takes all of them.`,
    });
  }
}

/** What no image of the source can be: it would be a silent empty list. */
function checkValues(query: Query, { id, values = {} }: Source): void {
  for (const [argument, known] of Object.entries(values)) {
    const value = query[argument];
    if (typeof value === 'string' && !known.includes(value.toLowerCase())) {
      throw new ImagepinError('InvalidQuery', `${id} has no images with ${argument} ${value}`, {
        path: [argument],
        detail: `Its images have ${known.join(' or ')}. Leave \`${argument}\` out, or ask another source.`,
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
      { path: ['sortBy'], detail: 'Leave `sortBy` out to sort by creation time.' },
    );
  }
}

function checkTags({ tags: stated = {} }: Query, source: Source): void {
  const tags = Object.keys(stated).length;
  const { tagKey = Number.POSITIVE_INFINITY, tagValue = Number.POSITIVE_INFINITY } = source.limits;
  const long = Object.entries(stated).find(
    ([key, value]) => key.length > tagKey || value.length > tagValue,
  );
  if (long) {
    throw new ImagepinError('InvalidQuery', `tag "${long[0].slice(0, 80)}" is too long`, {
      path: ['tags'],
      detail: `${source.id} takes keys of ${tagKey} and values of ${tagValue} characters at most.`,
    });
  }
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
}

/** Arguments that do not go together. */
function checkTogether(query: Query): void {
  if (query.createdAfter && query.createdBefore && query.createdAfter >= query.createdBefore) {
    throw new ImagepinError(
      'InvalidQuery',
      `createdAfter ${query.createdAfter} is not before \`createdBefore\` ${query.createdBefore}`,
      { path: ['createdAfter'], detail: 'No image can fit both: swap them, or leave one out.' },
    );
  }
  if (query.mostRecent && query.limit !== undefined && query.limit > 1) {
    throw new ImagepinError('InvalidQuery', `limit ${query.limit} contradicts \`mostRecent\``, {
      path: ['limit'],
      detail: '`mostRecent` takes the first alone: leave one of the two out.',
    });
  }
}

/** What the source itself says does not go together. */
function checkOwn(query: Query, source: Source): void {
  const flaw = source.flaw?.(query);
  if (flaw) {
    throw new ImagepinError('InvalidQuery', flaw.message, flaw);
  }
}

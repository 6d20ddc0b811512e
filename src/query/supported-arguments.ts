import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import type { ImageField } from '../image/image';
import { filterFields } from './filter-fields';
import type { Query } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** Whether a source can answer an argument at all; its own options it always can. */
export function isSupported(argument: string, source: SourceCapabilities): boolean {
  switch (argument) {
    case 'region':
      return source.requiresRegion || source.optionalRegions !== undefined;
    case 'instanceType':
      return argument in source.apiFilters;
    case 'allowUnverifiedOwner':
      return source.listsThirdPartyImages;
    default: {
      const field = filterFields[argument];
      return field === undefined || source.reportedFields.includes(field);
    }
  }
}

/** Refuses what the source can never answer: it would be a silent empty list. */
export function checkSupported(
  query: Query,
  source: SourceCapabilities,
  unknown: ReadonlySet<string>,
): void {
  if (!unknown.has('region')) {
    checkRegion(query, source);
  }
  checkArguments(query, source);
  checkStatus(query, source);
  checkValues(query, source);
  checkOrder(query, source);
  checkTags(query, source);
  checkCombinations(query);
  if (![...unknown].some((argument) => argument in source.options.shape)) {
    checkSourceRules(query, source);
  }
}

function checkRegion({ region }: Query, source: SourceCapabilities): void {
  if (region !== undefined && source.optionalRegions && !source.optionalRegions.includes(region)) {
    throw new ImagepinError('InvalidQuery', `${source.id} has no region "${region}"`, {
      path: ['region'],
      detail: `${didYouMean(region, source.optionalRegions)}It has ${source.optionalRegions.join(', ')}. Leave \`region\` out to ask the central endpoint.`,
    });
  }
  if (source.requiresRegion && region === undefined) {
    throw new ImagepinError('InvalidQuery', `${source.id} needs a region`, {
      path: ['region'],
      missing: true,
      detail: 'Set `region`, or the environment variable IMAGEPIN_REGION.',
    });
  }
}

function checkArguments(query: Query, source: SourceCapabilities): void {
  for (const [argument, value] of Object.entries(query)) {
    if (value !== undefined && !isSupported(argument, source)) {
      throw new ImagepinError('InvalidQuery', `${source.id} ${unsupportedReason(argument)}`, {
        path: [argument],
        detail: `Leave \`${argument}\` out.${reportedFieldsText(argument, source)}`,
      });
    }
  }
}

function reportedFieldsText(argument: string, source: SourceCapabilities): string {
  return argument in filterFields
    ? ` ${source.id} reports ${source.reportedFields.join(', ')}.`
    : '';
}

function checkStatus({ status = 'any' }: Query, { id, statuses }: SourceCapabilities): void {
  if (statuses && status !== 'any' && !statuses.includes(status)) {
    throw new ImagepinError('InvalidQuery', `${id} has no images that are ${status}`, {
      path: ['status'],
      detail: `Its images are ${statuses.join(', ')}; any takes all of them.`,
    });
  }
}

/** What no image of the source can be: it would be a silent empty list. */
function checkValues(query: Query, { id, possibleValues = {} }: SourceCapabilities): void {
  for (const [argument, known] of Object.entries(possibleValues)) {
    const value = query[argument];
    if (typeof value === 'string' && !known.includes(value.toLowerCase())) {
      throw new ImagepinError('InvalidQuery', `${id} has no images with ${argument} ${value}`, {
        path: [argument],
        detail: `Its images have ${known.join(' or ')}. Leave \`${argument}\` out, or ask another source.`,
      });
    }
  }
}

function unsupportedReason(argument: string): string {
  switch (argument) {
    case 'region':
      return 'has no regions';
    case 'instanceType':
      return 'knows no instance types';
    case 'allowUnverifiedOwner':
      return "lists nobody else's images";
    default:
      return `does not report ${filterFields[argument] ?? argument}`;
  }
}

function checkOrder(query: Query, source: SourceCapabilities): void {
  const fields: readonly ImageField[] =
    query.sortBy === 'version'
      ? ['platformVersion', 'version']
      : query.sortBy === 'name'
        ? ['name']
        : [];
  if (fields.length > 0 && !fields.some((field) => source.reportedFields.includes(field))) {
    throw new ImagepinError(
      'InvalidQuery',
      `${source.id} does not report ${fields.join(' or ')} to sort by`,
      { path: ['sortBy'], detail: 'Leave `sortBy` out to sort by creation time.' },
    );
  }
}

function checkTags({ tags: wantedTags = {} }: Query, source: SourceCapabilities): void {
  const tagCount = Object.keys(wantedTags).length;
  const { tagKey = Number.POSITIVE_INFINITY, tagValue = Number.POSITIVE_INFINITY } = source.limits;
  const longTag = Object.entries(wantedTags).find(
    ([key, value]) => key.length > tagKey || value.length > tagValue,
  );
  if (longTag) {
    throw new ImagepinError('InvalidQuery', `tag "${longTag[0].slice(0, 80)}" is too long`, {
      path: ['tags'],
      detail: `${source.id} takes keys of ${tagKey} and values of ${tagValue} characters at most.`,
    });
  }
  if (source.limits.tags !== undefined && tagCount > source.limits.tags) {
    throw new ImagepinError(
      'InvalidQuery',
      `${tagCount} tags are more than the ${source.limits.tags} that ${source.id} takes`,
      {
        path: ['tags'],
        detail: 'Name the tags that tell the images apart, and leave out the rest.',
      },
    );
  }
}

/** Arguments that do not go together. */
function checkCombinations(query: Query): void {
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
function checkSourceRules(query: Query, source: SourceCapabilities): void {
  const validationError = source.validateOptions?.(query);
  if (validationError) {
    throw new ImagepinError('InvalidQuery', validationError.message, validationError);
  }
}

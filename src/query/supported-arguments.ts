import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import type { ImageField } from '../image/image';
import { argument, field, joinTexts, listNames, subject, type Text, text } from '../text';
import { filterFields } from './filter-fields';
import { CommonFilters, type Query, SortOrder } from './query';
import type { SourceCapabilities } from './source-capabilities';

/** Whether a source supports an argument; it always supports its own options. */
function isSupported(name: string, source: SourceCapabilities): boolean {
  switch (name) {
    case 'region':
      return source.requiresRegion || source.optionalRegions !== undefined;
    case 'instanceType':
      return name in source.apiFilters;
    case 'allowUnverifiedOwner':
      return source.listsThirdPartyImages;
    default: {
      const filterField = filterFields[name];
      return filterField === undefined || source.reportedFields.includes(filterField);
    }
  }
}

/** The common filters that a source supports. */
export function supportedFilters(source: SourceCapabilities): readonly string[] {
  return Object.keys(CommonFilters.shape).filter((name) => isSupported(name, source));
}

/** The values of an argument that a source accepts; undefined if it accepts all valid ones. */
export function acceptedValues(
  name: string,
  source: SourceCapabilities,
): readonly string[] | undefined {
  switch (name) {
    case 'owners':
      return source.owners;
    case 'status':
      return source.statuses && [...source.statuses, 'any'];
    case 'sortBy':
      return SortOrder.options.filter((order) => canSortBy(order, source));
    default:
      return Object.entries(source.possibleValues ?? {}).find(([key]) => key === name)?.[1];
  }
}

/** Throws `InvalidQuery` for arguments that the source does not support and that would silently match nothing. */
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
      detail: text`${didYouMean(region, source.optionalRegions)}Its regions are ${source.optionalRegions.join(', ')}. Leave ${argument('region')} out to query the central endpoint.`,
    });
  }
  if (source.requiresRegion && region === undefined) {
    throw new ImagepinError('InvalidQuery', `${source.id} requires a region`, {
      path: ['region'],
      missing: true,
      detail: text`Set ${argument('region')}, or the environment variable IMAGEPIN_REGION.`,
    });
  }
}

function checkArguments(query: Query, source: SourceCapabilities): void {
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && !isSupported(name, source)) {
      throw new ImagepinError('InvalidQuery', text`${source.id} ${unsupportedReason(name)}`, {
        path: [name],
        detail: joinTexts([text`Leave ${argument(name)} out.`, reportedFieldsText(name, source)]),
      });
    }
  }
}

function reportedFieldsText(name: string, source: SourceCapabilities): Text {
  return name in filterFields
    ? text`${source.id} reports ${joinTexts(
        source.reportedFields.map((reported) => [field(reported)]),
        ', ',
      )}.`
    : [];
}

function checkStatus({ status = 'any' }: Query, { id, statuses }: SourceCapabilities): void {
  if (statuses && status !== 'any' && !statuses.includes(status)) {
    throw new ImagepinError('InvalidQuery', `${id} has no images with the status ${status}`, {
      path: ['status'],
      detail: `Its statuses are ${statuses.join(', ')}; any matches all of them.`,
    });
  }
}

/** Rejects values that no image of the source can have. */
function checkValues(query: Query, { id, possibleValues = {} }: SourceCapabilities): void {
  for (const [name, known] of Object.entries(possibleValues)) {
    const value = query[name];
    if (typeof value === 'string' && !known.includes(value.toLowerCase())) {
      throw new ImagepinError(
        'InvalidQuery',
        text`${id} has no images with ${field(name)} ${value}`,
        {
          path: [name],
          detail: text`Its images have ${listNames(known, 'or')}. Leave ${argument(name)} out, or query another source.`,
        },
      );
    }
  }
}

function unsupportedReason(name: string): Text {
  switch (name) {
    case 'region':
      return 'has no regions';
    case 'instanceType':
      return 'does not filter by instance type';
    case 'allowUnverifiedOwner':
      return 'does not list images of other accounts';
    default:
      return text`does not report ${field(filterFields[name] ?? name)}`;
  }
}

/** The fields that an order needs: the source must report at least one. Every source can sort by creation time. */
const SORT_FIELDS: Readonly<Record<SortOrder, readonly ImageField[]>> = {
  created: [],
  version: ['platformVersion', 'version'],
  name: ['name'],
};

function canSortBy(order: SortOrder, { reportedFields }: SourceCapabilities): boolean {
  const fields = SORT_FIELDS[order];
  return fields.length === 0 || fields.some((name) => reportedFields.includes(name));
}

function checkOrder({ sortBy = 'created' }: Query, source: SourceCapabilities): void {
  if (!canSortBy(sortBy, source)) {
    const names = joinTexts(
      SORT_FIELDS[sortBy].map((name) => [field(name)]),
      ' or ',
    );
    throw new ImagepinError(
      'InvalidQuery',
      text`${source.id} does not report ${names} to sort by`,
      {
        path: ['sortBy'],
        detail: text`Leave ${argument('sortBy')} out to sort by creation time.`,
      },
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
      detail: `${source.id} allows keys of at most ${tagKey} and values of at most ${tagValue} characters.`,
    });
  }
  if (source.limits.tags !== undefined && tagCount > source.limits.tags) {
    throw new ImagepinError(
      'InvalidQuery',
      `${tagCount} tags are more than the ${source.limits.tags} that ${source.id} allows`,
      {
        path: ['tags'],
        detail: 'Keep the tags that distinguish the images, and leave out the rest.',
      },
    );
  }
}

function checkCombinations(query: Query): void {
  if (query.createdAfter && query.createdBefore && query.createdAfter >= query.createdBefore) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${subject('createdAfter')} ${query.createdAfter} is not before ${argument('createdBefore')} ${query.createdBefore}`,
      { path: ['createdAfter'], detail: 'No image can match both: swap them, or leave one out.' },
    );
  }
  if (query.mostRecent && query.limit !== undefined && query.limit > 1) {
    throw new ImagepinError(
      'InvalidQuery',
      text`${subject('limit')} ${query.limit} conflicts with ${argument('mostRecent')}`,
      {
        path: ['limit'],
        detail: text`${argument('mostRecent')} selects only the first match. Leave one of the two out.`,
      },
    );
  }
}

function checkSourceRules(query: Query, source: SourceCapabilities): void {
  const validationError = source.validateOptions?.(query);
  if (validationError) {
    throw new ImagepinError('InvalidQuery', validationError.message, validationError);
  }
}

import { SAFE_OWNERS } from '../image/enums';
import type { Image, ImageField } from '../image/image';
import { normalizePlatform } from '../image/platform';
import { hasVersionPrefix } from '../image/version';
import { type EffectiveFilters, PLAIN, type VariantFilter } from '../query/effective-filters';
import { toExcerpt } from '../query/excerpt';
import type { CommonFilters, Query } from '../query/query';
import { toRegexPredicate } from '../query/regex';
import type { Source } from '../sources/source';
import { field, type Text, text } from '../text';
import type { ParsedQuery } from './parsed-query';

/** A filter of a query as a predicate on images. */
export interface ClientFilter {
  /** The argument that sets it. */
  readonly argument: string;
  /** The filter for messages, such as `architecture = arm64`. */
  readonly label: Text;
  /** Undefined if the image does not report the fact; the API filter decides then, if it was sent. */
  accepts(image: Image): boolean | undefined;
}

type LabeledPredicate = Pick<ClientFilter, 'label' | 'accepts'>;

type FilterArgument = Exclude<
  keyof CommonFilters,
  'region' | 'includeDeprecated' | 'allowUnverifiedOwner' | 'instanceType'
>;

type FilterFactories = {
  readonly [Argument in FilterArgument]: (
    value: NonNullable<EffectiveFilters[Argument]>,
    parsed: ParsedQuery,
  ) => LabeledPredicate;
};

/** The filter of each argument, in the order of the explanation's steps; expensive filters come last. */
const filterFactories: FilterFactories = {
  ids: (ids) => {
    const wanted = new Set(ids);
    return { label: toChoiceLabel('id', ids), accepts: ({ id }) => wanted.has(id) };
  },
  status: (statuses) => ({
    label: toChoiceLabel('status', statuses),
    accepts: ({ status }) => statuses.some((wanted) => wanted === status),
  }),
  owners: (owners, { query }) => ({
    label: toChoiceLabel('owner', owners) + (query.allowUnverifiedOwner ? ', unverified' : ''),
    accepts: toOwnerPredicate(query),
  }),
  os: (os) => equalityFilter('os', os),
  platform: (platform) => equalityFilter('platform', normalizePlatform(platform)),
  platformVersion: (prefix) => ({
    label: toFilterLabel('platformVersion', prefix),
    accepts: ({ platformVersion }) =>
      platformVersion !== undefined && hasVersionPrefix(platformVersion, prefix),
  }),
  variant: createVariantFilter,
  language: (language) => equalityFilter('language', language),
  longTermSupport: (wanted) => equalityFilter('longTermSupport', wanted),
  architecture: (architecture) => equalityFilter('architecture', architecture),
  bootMode: (bootMode) => equalityFilter('bootMode', bootMode),
  cloudInit: (cloudInit) => equalityFilter('cloudInit', cloudInit),
  maxSizeGib: (largest) => ({
    label: `size is at most ${largest} GiB`,
    accepts: ({ sizeGib }) => sizeGib !== undefined && sizeGib <= largest,
  }),
  tags: (tags) => ({
    label: text`${field('tags')} ${Object.entries(tags)
      .map(([key, value]) => `${toExcerpt(key)}=${toExcerpt(value)}`)
      .join(', ')}`,
    accepts: (image) => Object.entries(tags).every(([key, value]) => image.tags?.[key] === value),
  }),
  createdAfter: (instant) => ({
    label: `created at or after ${instant}`,
    accepts: ({ createdAt }) => createdAt !== undefined && createdAt >= instant,
  }),
  createdBefore: (instant) => ({
    label: `created before ${instant}`,
    accepts: ({ createdAt }) => createdAt !== undefined && createdAt < instant,
  }),
  name: (name) => equalityFilter('name', name),
  description: (part) => ({
    label: text`${field('description')} contains ${toExcerpt(part)}`,
    accepts: ({ description }) => description?.includes(part) ?? false,
  }),
  nameRegex: (pattern) => {
    const matches = toRegexPredicate(pattern);
    return {
      label: text`${field('name')} ~ ${toExcerpt(pattern)}`,
      accepts: ({ name }) => name !== undefined && matches(name),
    };
  },
  excludeNameRegex: (pattern) => {
    const matches = toRegexPredicate(pattern);
    return {
      label: text`${field('name')} !~ ${toExcerpt(pattern)}`,
      accepts: ({ name }) => name === undefined || !matches(name),
    };
  },
  osNameRegex: (pattern, { source }) => {
    const matches = toRegexPredicate(pattern);
    return {
      label: text`${field('osName')} ~ ${toExcerpt(pattern)}`,
      accepts: (image) => osNamesOf(image, source).some(matches),
    };
  },
};

/** Whether an argument has a client filter, which can check the results of its API filter. */
export function hasClientFilter(argument: string, source: Source): boolean {
  return argument in filterFactories || argument in source.clientFilters;
}

/** The client filters of a query, the source's own first; they also apply to images that the API has filtered. */
export function clientFiltersOf(
  parsed: ParsedQuery,
  filters: EffectiveFilters & Readonly<Record<string, unknown>>,
): readonly ClientFilter[] {
  const { query, source } = parsed;
  const sourceFilters = Object.entries(source.clientFilters).map(([argument, accepts]) => {
    const value = query[argument];
    return value === undefined || !accepts
      ? undefined
      : {
          argument,
          label: toFilterLabel(argument, value),
          accepts: (image: Image) => accepts(image, value),
        };
  });
  const commonFilters = Object.entries(filterFactories).map(([argument, factory]) => {
    const value = filters[argument];
    // The type of Object.entries loses the names of the table's keys.
    const createFilter = factory as (value: unknown, parsed: ParsedQuery) => LabeledPredicate;
    return value === undefined ? undefined : { argument, ...createFilter(value, parsed) };
  });
  return [...sourceFilters, ...commonFilters].filter((filter) => filter !== undefined);
}

export function toFilterLabel(name: string, value: unknown): Text {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return text`${field(name)} = ${values.map(String).map(toExcerpt).join(', ')}`;
}

/** Creates the filter of a variant. An assumed variant applies only to the vendor's own images. */
function createVariantFilter({ wanted, isAssumed }: VariantFilter): LabeledPredicate {
  if (wanted !== PLAIN) {
    const wantedParts = splitVariant(wanted);
    return {
      label: toFilterLabel('variant', wanted),
      accepts: ({ variant = '' }) => {
        const parts = splitVariant(variant);
        return wantedParts.every((part) => parts.includes(part));
      },
    };
  }
  return {
    label: text`${field('variant')} = plain${isAssumed ? ' (assumed)' : ''}`,
    accepts: ({ variant, ownerAlias }) =>
      variant === undefined || (isAssumed && ownerAlias !== 'system'),
  };
}

function splitVariant(variant: string): readonly string[] {
  return variant.split(/[\s_-]+/).filter(Boolean);
}

/** Matches images of the wanted owners: by a safe alias, or by account id, which cannot be imitated. */
function toOwnerPredicate({
  owners = [],
  allowUnverifiedOwner = false,
}: Query): (image: Image) => boolean {
  const wanted = new Set<string | undefined>(owners);
  const trusted = new Set(
    owners.filter((owner) => allowUnverifiedOwner || SAFE_OWNERS.includes(owner)),
  );
  return ({ ownerAlias = '', ownerId }) => trusted.has(ownerAlias) || wanted.has(ownerId);
}

function equalityFilter<Name extends ImageField>(
  name: Name,
  wanted: Image[Name],
): LabeledPredicate {
  return { label: toFilterLabel(name, wanted), accepts: (image) => image[name] === wanted };
}

/**
 * The OS names of an image, in every language that its source reports.
 * Names with several blanks in a row also occur with single ones, as users write them.
 */
function osNamesOf(image: Image, { osNameFields = [] }: Source): readonly string[] {
  const names = ['osName', ...osNameFields].map((name): unknown => Reflect.get(image, name));
  return names
    .filter((name) => typeof name === 'string')
    .flatMap((name) => [name, name.replace(/\s+/g, ' ')]);
}

function toChoiceLabel(noun: string, values: readonly string[]): string {
  return values.length > 4
    ? `${noun} is one of ${values.length}`
    : `${noun} ${values.length > 1 ? 'is' : '='} ${values.map(toExcerpt).join(' or ')}`;
}

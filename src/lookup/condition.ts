import type { Status } from '../image/choices';
import type { Image, ImageField } from '../image/image';
import { toPlatform } from '../image/platform';
import { hasVersionPrefix } from '../image/version';
import type { Source } from '../sources/source';
import { toExcerpt } from './excerpt';
import { wantedOwner } from './guard';
import { toPredicate } from './pattern';
import type { Conditions, Parsed, Query } from './query';
import { keepsVariant, type VariantFilter, wantedVariant } from './variant';

/** One condition of a query, ready to be held against images. */
export interface Condition {
  /** The argument that sets it, to point at. */
  readonly argument: string;
  /** The condition in words, such as `architecture = arm64`. */
  readonly says: string;
  keep(image: Image): boolean;
}

/** The conditions with their defaults: of the statuses, all that are wanted; none: any. */
export type Stated = Omit<Conditions, 'status' | 'variant'> & {
  readonly status?: readonly Status[];
  readonly variant?: VariantFilter;
};

type Judged = Exclude<
  keyof Conditions,
  'region' | 'includeDeprecated' | 'allowUnverifiedOwner' | 'instanceType'
>;

type Meanings = {
  readonly [Argument in Judged]: (
    value: NonNullable<Stated[Argument]>,
    query: Query,
  ) => Pick<Condition, 'says' | 'keep'>;
};

/** What each condition means, in the order of the funnel; the costly one last. */
const meanings: Meanings = {
  ids: (ids) => {
    const wanted = new Set(ids);
    return { says: saysOneOf('id', ids), keep: ({ id }) => wanted.has(id) };
  },
  status: (statuses) => ({
    says: saysOneOf('status', statuses),
    keep: ({ status }) => statuses.some((wanted) => wanted === status),
  }),
  owners: (owners, query) => ({
    says: saysOneOf('owner', owners) + (query.allowUnverifiedOwner ? ', unverified' : ''),
    keep: wantedOwner(query),
  }),
  os: (os) => equal('os', os),
  platform: (platform) => equal('platform', toPlatform(platform)),
  platformVersion: (prefix) => ({
    says: says('platformVersion', prefix),
    keep: ({ platformVersion }) =>
      platformVersion !== undefined && hasVersionPrefix(platformVersion, prefix),
  }),
  variant: keepsVariant,
  language: (language) => equal('language', language),
  longTermSupport: (wanted) => equal('longTermSupport', wanted),
  architecture: (architecture) => equal('architecture', architecture),
  bootMode: (bootMode) => equal('bootMode', bootMode),
  cloudInit: (cloudInit) => equal('cloudInit', cloudInit),
  maxSizeGib: (largest) => ({
    says: `size is at most ${largest} GiB`,
    keep: ({ sizeGib }) => sizeGib !== undefined && sizeGib <= largest,
  }),
  tags: (tags) => ({
    says: `tags ${Object.entries(tags)
      .map(([key, value]) => `${toExcerpt(key)}=${toExcerpt(value)}`)
      .join(', ')}`,
    keep: (image) => Object.entries(tags).every(([key, value]) => image.tags?.[key] === value),
  }),
  createdAfter: (instant) => ({
    says: `created at or after ${instant}`,
    keep: ({ createdAt }) => createdAt !== undefined && createdAt >= instant,
  }),
  createdBefore: (instant) => ({
    says: `created before ${instant}`,
    keep: ({ createdAt }) => createdAt !== undefined && createdAt < instant,
  }),
  name: (name) => equal('name', name),
  description: (part) => ({
    says: `description contains ${toExcerpt(part)}`,
    keep: ({ description }) => description?.includes(part) ?? false,
  }),
  nameRegex: (pattern) => {
    const matches = toPredicate(pattern);
    return {
      says: `name ~ ${toExcerpt(pattern)}`,
      keep: ({ name }) => name !== undefined && matches(name),
    };
  },
  excludeNameRegex: (pattern) => {
    const matches = toPredicate(pattern);
    return {
      says: `name !~ ${toExcerpt(pattern)}`,
      keep: ({ name }) => name === undefined || !matches(name),
    };
  },
  osNameRegex: (pattern) => {
    const matches = toPredicate(pattern);
    return {
      says: `osName ~ ${toExcerpt(pattern)}`,
      keep: (image) => osNamesOf(image).some(matches),
    };
  },
};

/** Which neutral field must be reported for a condition to be answered. */
export const conditionFields: Readonly<Record<string, ImageField>> = {
  name: 'name',
  nameRegex: 'name',
  excludeNameRegex: 'name',
  osNameRegex: 'osName',
  description: 'description',
  os: 'os',
  platform: 'platform',
  platformVersion: 'platformVersion',
  variant: 'variant',
  language: 'language',
  longTermSupport: 'longTermSupport',
  architecture: 'architecture',
  status: 'status',
  includeDeprecated: 'status',
  owners: 'ownerAlias',
  tags: 'tags',
  createdAfter: 'createdAt',
  createdBefore: 'createdAt',
  cloudInit: 'cloudInit',
  bootMode: 'bootMode',
  maxSizeGib: 'sizeGib',
} satisfies Partial<Record<keyof Conditions, ImageField>>;

/** A query with the defaults that apply to its source and to what is looked up. */
export function statedIn(parsed: Parsed): Stated & Readonly<Record<string, unknown>> {
  const { status: _, variant: __, ...others } = parsed.query;
  const statuses = parsed.source.reports.includes('status')
    ? wantedStatuses(parsed.query)
    : undefined;
  const variant = wantedVariant(parsed);
  return { ...others, ...(statuses && { status: statuses }), ...(variant && { variant }) };
}

/** Whether what the API says of a condition can be checked again on the images that it returns. */
export function isChecked(argument: string, source: Source): boolean {
  return argument in meanings || argument in source.checks;
}

/** The conditions that are held against images which the API has, or has not, narrowed by them: the source's own first. */
export function conditionsOf(parsed: Parsed, narrow: boolean): readonly Condition[] {
  const { query, source } = parsed;
  const stated = statedIn(parsed);
  const common = Object.entries(meanings).map(([argument, mean]) => {
    const value = stated[argument];
    // The table's keys and the query's are the same names, which Object.entries forgets.
    const meaning = mean as (value: unknown, query: Query) => Pick<Condition, 'says' | 'keep'>;
    return value === undefined ? undefined : { argument, ...meaning(value, query) };
  });
  const own = Object.entries(source.checks).map(([argument, check]) => {
    const value = query[argument];
    return value === undefined || !check
      ? undefined
      : {
          argument,
          says: says(argument, value),
          keep: (image: Image) => check(image, value) ?? narrow,
        };
  });
  return [...own, ...common].filter((condition) => condition !== undefined);
}

/** A condition in words, for what the API decides alone. */
export function says(argument: string, value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return `${argument} = ${values.map(String).map(toExcerpt).join(', ')}`;
}

function wantedStatuses({
  status = 'available',
  includeDeprecated = false,
}: Query): readonly Status[] | undefined {
  if (status === 'any') {
    return undefined;
  }
  return includeDeprecated && status !== 'deprecated' ? [status, 'deprecated'] : [status];
}

function equal<Field extends ImageField>(
  field: Field,
  wanted: Image[Field],
): Pick<Condition, 'says' | 'keep'> {
  return { says: says(field, wanted), keep: (image) => image[field] === wanted };
}

/**
 * A source may report the name in English beside the one in the language of the request.
 * Where a cloud writes two blanks, people write one.
 */
function osNamesOf(image: Image & { readonly osNameEn?: string }): readonly string[] {
  return [image.osName, image.osNameEn]
    .filter((name) => name !== undefined)
    .flatMap((name) => [name, name.replace(/\s+/g, ' ')]);
}

function saysOneOf(noun: string, values: readonly string[]): string {
  return values.length > 4
    ? `${noun} is one of ${values.length}`
    : `${noun} ${values.length > 1 ? 'is' : '='} ${values.map(toExcerpt).join(' or ')}`;
}

import type { Image } from '../image/image';
import { toComparable } from '../image/release';
import { compareVersions } from '../image/version';
import type { Miss } from './filter';
import { lostVersion, mayHaveLostZero } from './lost-version';
import type { Query } from './query';

/** Every warning that an answer may carry. */
export type WarningCode =
  | 'Simulated'
  | 'Incomplete'
  | 'MixedCandidates'
  | 'Undated'
  | 'Unversioned'
  | 'Deprecated'
  | 'Expiring'
  | 'UnverifiedOwner'
  | 'UnquotedVersion';

/** Something that the answer's reader should know; part of the answer, never printed by the library. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

/** What to know about a choice among the images that match, at a time in milliseconds since 1970. */
export function warningsOf(
  query: Query,
  matches: readonly Image[],
  chosen: readonly Image[],
  now: number,
  findMisses: () => readonly Miss[] = () => [],
): readonly Warning[] {
  return [
    ...(query.mostRecent || query.limit === 1 ? mixed(query, matches) : []),
    ...undated(query, matches),
    ...unversioned(query, matches),
    ...deprecated(chosen),
    ...expiring(chosen, now),
    ...unverified(query, chosen),
    ...unquoted(query, findMisses),
  ];
}

const DISTINGUISHING = [
  'platform',
  'platformVersion',
  'variant',
  'language',
  'architecture',
  'os',
  'bootMode',
  // Of AIC alone: whose image it is.
  'user',
] as const;

/** Newest is not the same as right. */
function mixed(query: Query, matches: readonly Image[]): Warning[] {
  return DISTINGUISHING.flatMap((field) => {
    const values = isSettled(field, query, matches) ? [] : distinctValues(field, matches);
    return values.length > 1
      ? [
          {
            code: 'MixedCandidates' as const,
            message: `the images that match differ in ${field}: ${some(values)}; set \`${field}\` to choose`,
          },
        ]
      : [];
  });
}

/** Whether releases may differ: as the query says itself, or since they are of several platforms. */
function isSettled(
  field: (typeof DISTINGUISHING)[number],
  { platformVersion, sortBy }: Query,
  matches: readonly Image[],
): boolean {
  return (
    field === 'platformVersion' &&
    (platformVersion !== undefined ||
      sortBy === 'version' ||
      distinctValues('platform', matches).length > 1)
  );
}

/** Of releases the highest comes first; a variant may be none, the plain distribution. */
function distinctValues(
  field: (typeof DISTINGUISHING)[number],
  images: readonly Image[],
): string[] {
  const absent = field === 'variant' ? 'plain' : undefined;
  const values: readonly (string | undefined)[] = images.map(
    (image) => Reflect.get(image, field) ?? absent,
  );
  const distinct = [...new Set(values.filter((value) => value !== undefined))];
  const toKey = (release: string) => toComparable(images[0]?.platform, release) ?? release;
  return field === 'platformVersion'
    ? distinct.sort((a, b) => compareVersions(toKey(b), toKey(a)))
    : distinct.sort();
}

function undated({ sortBy = 'created' }: Query, matches: readonly Image[]): Warning[] {
  const without = matches.filter(({ createdAt }) => createdAt === undefined).length;
  return sortBy === 'created' && without > 0
    ? [
        {
          code: 'Undated',
          message: `${without} of ${matches.length} matching images have no readable creation time and come last`,
        },
      ]
    : [];
}

function unversioned({ sortBy }: Query, matches: readonly Image[]): Warning[] {
  const hasVersions = matches.some(({ platformVersion, version }) => platformVersion ?? version);
  return sortBy === 'version' && matches.length > 1 && !hasVersions
    ? [
        {
          code: 'Unversioned',
          message: `none of the ${matches.length} matching images has a version, so that the newest comes first`,
        },
      ]
    : [];
}

/** Each kind of warning is told once, however many images it is about. */
function deprecated(chosen: readonly Image[]): Warning[] {
  const images = chosen.filter((image) => image.deprecated);
  const message =
    images.length === 1
      ? `image ${images[0]?.id} is deprecated`
      : `${images.length} images are deprecated: ${some(images.map(toId))}`;
  return images.length > 0 ? [{ code: 'Deprecated', message }] : [];
}

const MONTH_MS = 30 * 24 * 60 * 60_000;

function expiring(chosen: readonly Image[], now: number): Warning[] {
  const soon = new Date(now + MONTH_MS).toISOString();
  const today = new Date(now).toISOString();
  const images = chosen.filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= soon);
  const [first, ...others] = images;
  if (!first) {
    return [];
  }
  const verb = (first.expiresAt ?? '') <= today ? 'expired' : 'expires';
  const message =
    others.length === 0
      ? `image ${first.id} ${verb} on ${first.expiresAt?.slice(0, 10)}`
      : `${images.length} images have expired or expire within 30 days: ${some(images.map(toId))}`;
  return [{ code: 'Expiring', message }];
}

function unverified({ owners, allowUnverifiedOwner }: Query, chosen: readonly Image[]): Warning[] {
  const images = chosen.filter(
    ({ ownerAlias, ownerId }) =>
      ownerAlias !== 'system' && ownerAlias !== 'self' && !owners?.includes(ownerId ?? ''),
  );
  const [first, ...others] = images;
  if (!allowUnverifiedOwner || !first) {
    return [];
  }
  const { id, ownerAlias = 'an unknown owner', ownerId = 'without an account id' } = first;
  const message =
    others.length === 0
      ? `image ${id} belongs to ${ownerAlias} ${ownerId}, whom nobody vouched for`
      : `${images.length} images belong to owners whom nobody vouched for: ${some(images.map(toId))}`;
  return [{ code: 'UnverifiedOwner', message }];
}

/** 12.10 without quotes is the number 12.1, and finds another image or none. */
function unquoted(query: Query, findMisses: () => readonly Miss[]): Warning[] {
  const { platformVersion = '' } = query;
  const version = mayHaveLostZero(platformVersion) ? lostVersion(query, findMisses()) : undefined;
  const message = `\`platformVersion\` ${platformVersion} does not match ${version}, which is listed too: if you mean ${version}, write "${version}", since without quotes it is the number ${platformVersion}`;
  return version === undefined ? [] : [{ code: 'UnquotedVersion', message }];
}

function toId({ id }: Image): string {
  return id;
}

/** The first of many. */
function some(values: readonly string[]): string {
  const others = values.length - NAMED;
  const named = values.slice(0, NAMED).join(', ');
  return others > 0 ? `${named} and ${others} more` : named;
}

const NAMED = 3;

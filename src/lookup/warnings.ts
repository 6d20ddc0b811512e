import type { Image } from '../image/image';
import { toComparableRelease } from '../image/release';
import { compareVersions } from '../image/version';
import type { Query } from '../query/query';
import { PLAIN } from '../query/variant';
import {
  argument,
  field,
  type MessageTexts,
  renderText,
  type Text,
  text,
  withTexts,
} from '../text';
import { findNearMisses } from './filter-images';
import type { ParsedQuery } from './parsed-query';
import type { Evaluation } from './read-attempts';
import { hasIntendedVersion, intendedVersion } from './unquoted-version';

/** The codes of all warnings. */
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

/** A non-fatal warning; part of a result, never printed by the library. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

/** Creates a warning; `textsOf` returns its message with references to arguments. */
function toWarning(code: WarningCode, message: Text): Warning {
  return withTexts({ code, message: renderText(message) }, { message } satisfies MessageTexts);
}

/** The warnings about an evaluation and the selected images, at a time in milliseconds since 1970. */
export function warningsOf(
  evaluation: Evaluation,
  chosen: readonly Image[],
  now = Date.now(),
): readonly Warning[] {
  const { parsed, matches, incomplete } = evaluation;
  const { query } = parsed;
  return [
    ...(incomplete === undefined ? [] : [toWarning('Incomplete', incomplete)]),
    ...(query.mostRecent || query.limit === 1 ? mixedCandidates(parsed, matches) : []),
    ...undated(query, matches),
    ...unversioned(query, matches),
    ...deprecated(chosen),
    ...expiring(chosen, now),
    ...unverified(query, chosen),
    ...unquotedVersion(evaluation),
  ];
}

const MIXED_CANDIDATE_FIELDS = [
  'platform',
  'platformVersion',
  'variant',
  'language',
  'architecture',
  'os',
  'bootMode',
];

/** The newest of several different images may not be the intended one; of accounts that share a list, only one may be. */
function mixedCandidates({ source, query }: ParsedQuery, matches: readonly Image[]): Warning[] {
  return [...MIXED_CANDIDATE_FIELDS, ...(source.ownershipOption ? [source.ownershipOption] : [])]
    .filter((name) => !isSettled(name, query, matches))
    .map((name) => ({ name, values: distinctValues(name, matches) }))
    .filter(({ values }) => values.length > 1)
    .map(({ name, values }) =>
      toWarning(
        'MixedCandidates',
        text`the images that match differ in ${field(name)}: ${summarize(values)}; set ${argument(name)} to choose`,
      ),
    );
}

/** Whether different releases are expected, because of the query or because platforms differ. */
function isSettled(
  field: string,
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

/** The distinct values of a field, the highest release first; a missing variant is plain. */
function distinctValues(field: string, images: readonly Image[]): string[] {
  const absent = field === 'variant' ? PLAIN : undefined;
  const values: readonly (string | undefined)[] = images.map(
    (image) => Reflect.get(image, field) ?? absent,
  );
  const distinct = [...new Set(values.filter((value) => value !== undefined))];
  const toKey = (release: string) => toComparableRelease(images[0]?.platform, release) ?? release;
  return field === 'platformVersion'
    ? distinct.sort((a, b) => compareVersions(toKey(b), toKey(a)))
    : distinct.sort();
}

function undated({ sortBy = 'created' }: Query, matches: readonly Image[]): Warning[] {
  const undatedCount = matches.filter(({ createdAt }) => createdAt === undefined).length;
  return sortBy === 'created' && undatedCount > 0
    ? [
        toWarning(
          'Undated',
          `${undatedCount} of ${matches.length} matching images have no readable creation time and come last`,
        ),
      ]
    : [];
}

function unversioned({ sortBy }: Query, matches: readonly Image[]): Warning[] {
  const hasVersions = matches.some(({ platformVersion, version }) => platformVersion ?? version);
  return sortBy === 'version' && matches.length > 1 && !hasVersions
    ? [
        toWarning(
          'Unversioned',
          `none of the ${matches.length} matching images has a version, so the newest comes first`,
        ),
      ]
    : [];
}

/** Warns once about all deprecated images. */
function deprecated(chosen: readonly Image[]): Warning[] {
  const images = chosen.filter((image) => image.deprecated);
  const message =
    images.length === 1
      ? `image ${images[0]?.id} is deprecated`
      : `${images.length} images are deprecated: ${summarize(images.map(toId))}`;
  return images.length > 0 ? [toWarning('Deprecated', message)] : [];
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
      : `${images.length} images have expired or expire within 30 days: ${summarize(images.map(toId))}`;
  return [toWarning('Expiring', message)];
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
  const { id, ownerAlias = 'an unknown owner', ownerId = 'without an account ID' } = first;
  const message =
    others.length === 0
      ? `image ${id} belongs to ${ownerAlias} ${ownerId}, which is not a trusted owner`
      : `${images.length} images belong to owners that are not trusted: ${summarize(images.map(toId))}`;
  return [toWarning('UnverifiedOwner', message)];
}

/** 12.10 without quotes is the number 12.1, which selects another image or none. */
function unquotedVersion({ parsed, attempt, clientFilters, images }: Evaluation): Warning[] {
  const { platformVersion = '' } = parsed.query;
  // Near misses among all images would cost as much time as the lookup.
  const imagesOfIntendedVersion = images.filter((image) => hasIntendedVersion(parsed.query, image));
  const version = intendedVersion(
    parsed.query,
    findNearMisses(imagesOfIntendedVersion, clientFilters, attempt.useApiFilters),
  );
  const message = text`${argument('platformVersion')} ${platformVersion} does not match ${version}, which is listed too: if you mean ${version}, write "${version}", since without quotes it is the number ${platformVersion}`;
  return version === undefined ? [] : [toWarning('UnquotedVersion', message)];
}

function toId({ id }: Image): string {
  return id;
}

function summarize(values: readonly string[]): string {
  const others = values.length - MAX_NAMED_VALUES;
  const named = values.slice(0, MAX_NAMED_VALUES).join(', ');
  return others > 0 ? `${named} and ${others} more` : named;
}

const MAX_NAMED_VALUES = 3;

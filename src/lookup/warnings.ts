import { SAFE_OWNERS } from '../image/enums';
import type { Image } from '../image/image';
import { toComparableRelease } from '../image/release';
import { compareVersions } from '../image/version';
import { PLAIN } from '../query/effective-filters';
import type { Query } from '../query/query';
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
import type { Evaluation } from './read-attempts';
import { endSlice } from './slices';
import { hasIntendedVersion, intendedVersion } from './unquoted-version';

/** The codes of all warnings. */
export type WarningCode =
  | 'Simulated'
  | 'Incomplete'
  | 'TotalMismatch'
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

/** Warnings about an evaluation and the selected images, as messages; none if all is well. */
type Rule = (subject: Subject) => readonly Text[] | Promise<readonly Text[]>;

interface Subject extends Evaluation {
  readonly query: Query;
  readonly chosen: readonly Image[];
  /** The time in milliseconds since 1970. */
  readonly now: number;
}

/** The warnings about an evaluation and the selected images, at a time in milliseconds since 1970. */
export async function warningsOf(
  evaluation: Evaluation,
  chosen: readonly Image[],
  now = Date.now(),
): Promise<readonly Warning[]> {
  const subject = { ...evaluation, query: evaluation.parsed.query, chosen, now };
  const warnings: Warning[] = [];
  for (const [code, rule] of RULES) {
    await endSlice(evaluation.signal);
    const messages = await rule(subject);
    warnings.push(...messages.map((message) => toWarning(code, message)));
  }
  return warnings;
}

/** Creates a warning; `textsOf` returns its message with references to arguments. */
function toWarning(code: WarningCode, message: Text): Warning {
  return withTexts({ code, message: renderText(message) }, { message } satisfies MessageTexts);
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

/** The first of several different images may not be the intended one; nor may its owner, where accounts share a list. */
const mixedCandidates: Rule = async ({ parsed: { source }, query, matches, signal }) => {
  const selectsFirst = query.mostRecent || query.limit === 1;
  const ownership = source.ownershipOption === undefined ? [] : [source.ownershipOption];
  const warnings: Text[] = [];
  for (const name of selectsFirst ? [...MIXED_CANDIDATE_FIELDS, ...ownership] : []) {
    await endSlice(signal);
    const isExpected = name === 'platformVersion' && isReleaseSettled(query, matches);
    const values = isExpected ? [] : distinctValues(name, matches);
    if (values.length > 1) {
      warnings.push(
        text`the images that match differ in ${field(name)}: ${summarize(values)}; set ${argument(name)} to choose`,
      );
    }
  }
  return warnings;
};

/** Whether different releases are expected, because of the query or because platforms differ. */
function isReleaseSettled({ platformVersion, sortBy }: Query, matches: readonly Image[]): boolean {
  return (
    platformVersion !== undefined ||
    sortBy === 'version' ||
    distinctValues('platform', matches).length > 1
  );
}

/** The distinct values of a field, the highest release first; a missing variant is plain. */
function distinctValues(field: string, images: readonly Image[]): string[] {
  const absent = field === 'variant' ? PLAIN : undefined;
  const values = new Set<string | undefined>();
  for (const image of images) {
    values.add(Reflect.get(image, field) ?? absent);
  }
  const distinct = [...values].filter((value) => value !== undefined);
  const toKey = (release: string) => toComparableRelease(images[0]?.platform, release) ?? release;
  return field === 'platformVersion'
    ? distinct.sort((a, b) => compareVersions(toKey(b), toKey(a)))
    : distinct.sort();
}

const undated: Rule = ({ query: { sortBy = 'created' }, matches }) => {
  const undatedCount = matches.filter(({ createdAt }) => createdAt === undefined).length;
  return sortBy === 'created' && undatedCount > 0
    ? [
        `${undatedCount} of ${matches.length} matching images have no readable creation time and come last`,
      ]
    : [];
};

const unversioned: Rule = ({ query: { sortBy }, matches }) => {
  const hasVersions = matches.some(({ platformVersion, version }) => platformVersion ?? version);
  return sortBy === 'version' && matches.length > 1 && !hasVersions
    ? [`none of the ${matches.length} matching images has a version, so the newest comes first`]
    : [];
};

const deprecated: Rule = ({ chosen }) =>
  describe(
    chosen.filter((image) => image.deprecated),
    ({ id }) => `image ${id} is deprecated`,
    'images are deprecated',
  );

const MONTH_MS = 30 * 24 * 60 * 60_000;

const expiring: Rule = ({ chosen, now }) => {
  const soon = new Date(now + MONTH_MS).toISOString();
  const today = new Date(now).toISOString();
  return describe(
    chosen.filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= soon),
    ({ id, expiresAt = '' }) =>
      `image ${id} ${expiresAt <= today ? 'expired' : 'expires'} on ${expiresAt.slice(0, 10)}`,
    'images have expired or expire within 30 days',
  );
};

const unverified: Rule = ({ query: { owners, allowUnverifiedOwner }, chosen }) =>
  describe(
    chosen.filter(
      ({ ownerAlias = '', ownerId = '' }) =>
        allowUnverifiedOwner && !SAFE_OWNERS.includes(ownerAlias) && !owners?.includes(ownerId),
    ),
    ({ id, ownerAlias = 'an unknown owner', ownerId = 'without an account ID' }) =>
      `image ${id} belongs to ${ownerAlias} ${ownerId}, which is not a trusted owner`,
    'images belong to owners that are not trusted',
  );

/** 12.10 without quotes is the number 12.1, which selects another image or none. */
const unquotedVersion: Rule = async ({ query, attempt, clientFilters, images, signal }) => {
  const { platformVersion } = query;
  if (platformVersion === undefined) {
    return [];
  }
  // Near misses among all images would cost as much time as the lookup.
  const imagesOfIntendedVersion = images.filter((image) => hasIntendedVersion(query, image));
  const misses = await findNearMisses(
    imagesOfIntendedVersion,
    clientFilters,
    attempt.useApiFilters,
    signal,
  );
  const version = intendedVersion(query, misses);
  return version === undefined
    ? []
    : [
        text`${argument('platformVersion')} ${platformVersion} does not match ${version}, which is listed too: if you mean ${version}, write "${version}", since without quotes it is the number ${platformVersion}`,
      ];
};

/** The rules, in the order of their warnings. */
const RULES: readonly (readonly [WarningCode, Rule])[] = [
  ['Incomplete', ({ incomplete }) => (incomplete === undefined ? [] : [incomplete])],
  ['TotalMismatch', ({ totalMismatches = [] }) => totalMismatches],
  ['MixedCandidates', mixedCandidates],
  ['Undated', undated],
  ['Unversioned', unversioned],
  ['Deprecated', deprecated],
  ['Expiring', expiring],
  ['UnverifiedOwner', unverified],
  ['UnquotedVersion', unquotedVersion],
];

/** One message for any number of images. */
function describe(
  images: readonly Image[],
  describeOne: (image: Image) => string,
  predicate: string,
): readonly string[] {
  const [first, ...others] = images;
  if (!first) {
    return [];
  }
  const ids = images.map(({ id }) => id);
  return [
    others.length === 0 ? describeOne(first) : `${ids.length} ${predicate}: ${summarize(ids)}`,
  ];
}

const MAX_VALUES_IN_WARNING = 3;

function summarize(values: readonly string[]): string {
  const others = values.length - MAX_VALUES_IN_WARNING;
  const named = values.slice(0, MAX_VALUES_IN_WARNING).join(', ');
  return others > 0 ? `${named} and ${others} more` : named;
}

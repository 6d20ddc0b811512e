import type { Image } from '../image/image';
import type { Query } from './query';

/** Every warning that an answer may carry. */
export type WarningCode =
  | 'Simulated'
  | 'MixedCandidates'
  | 'Undated'
  | 'Deprecated'
  | 'UnverifiedOwner';

/** Something that the answer's reader should know; part of the answer, never printed by the library. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

const TELLING = ['architecture', 'os', 'bootMode'] as const;

/** What to know about a choice among the images that fit. */
export function warningsOf(
  query: Query,
  matches: readonly Image[],
  chosen: readonly Image[],
): readonly Warning[] {
  return [
    ...(query.mostRecent ? TELLING.flatMap((field) => mixed(field, matches)) : []),
    ...undated(query, matches),
    ...deprecated(chosen),
    ...unverified(query, chosen),
  ];
}

/** Newest is not the same as right. */
function mixed(field: (typeof TELLING)[number], matches: readonly Image[]): Warning[] {
  const values = [...new Set(matches.map((image) => image[field]).filter(Boolean))].sort();
  return values.length > 1
    ? [
        {
          code: 'MixedCandidates',
          message: `the images that match differ in ${field}: ${values.join(', ')}; set \`${field}\` to choose`,
        },
      ]
    : [];
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

/** Each kind of warning is told once, however many images it is about. */
function deprecated(chosen: readonly Image[]): Warning[] {
  const images = chosen.filter((image) => image.deprecated);
  const message =
    images.length === 1
      ? `image ${images[0]?.id} is deprecated`
      : `${images.length} images are deprecated: ${some(images)}`;
  return images.length > 0 ? [{ code: 'Deprecated', message }] : [];
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
      : `${images.length} images belong to owners whom nobody vouched for: ${some(images)}`;
  return [{ code: 'UnverifiedOwner', message }];
}

/** The first ids of many. */
function some(images: readonly Image[]): string {
  const named = images.slice(0, NAMED).map(({ id }) => id);
  return [named.join(', '), images.length > NAMED && `and ${images.length - NAMED} more`]
    .filter(Boolean)
    .join(' ');
}

const NAMED = 3;
